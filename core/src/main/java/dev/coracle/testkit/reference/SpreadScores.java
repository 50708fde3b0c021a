package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Soft topology spread: the fewer pods are near, the better. */
final class SpreadScores {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final String ZONE = "topology.kubernetes.io/zone";

    private final ReferenceCluster cluster;
    private final Pod pod;
    private final List<TopologySpreadConstraint> constraints;
    /** Whether nodes that lack a label are left out. */
    private final boolean strict;

    private SpreadScores(ReferenceCluster cluster, Pod pod) {
        this.cluster = cluster;
        this.pod = pod;
        strict = !pod.spec().topologySpreadConstraints().isEmpty();
        constraints = strict ? SpreadRules.own(pod, "ScheduleAnyway") : systemDefaults(cluster, pod);
    }

    /** Over hosts and zones, together with the other pods of its services. */
    private static List<TopologySpreadConstraint> systemDefaults(ReferenceCluster cluster, Pod pod) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Service service : cluster.services(pod.namespace())) {
            Map<String, String> selector = service.spec().selector();
            if (pod.labels().entrySet().containsAll(selector.entrySet())) labels.putAll(selector);
        }
        if (labels.isEmpty()) return List.of();
        TopologySpreadConstraint constraint = TopologySpreadConstraint.builder()
                .labelSelector(LabelSelector.builder().matchLabels(labels).build())
                .topologyKey(HOSTNAME)
                .whenUnsatisfiable("ScheduleAnyway")
                .maxSkew(3)
                .build();
        return List.of(constraint, constraint.withTopologyKey(ZONE).withMaxSkew(5));
    }

    static Map<String, Long> of(ReferenceCluster cluster, Pod pod, List<Node> feasible) {
        SpreadScores scores = new SpreadScores(cluster, pod);
        List<Node> counted = feasible.stream().filter(scores::isCounted).toList();
        Map<String, Long> raw = Scores.each(counted, node -> scores.crowding(node, counted));
        long most = raw.values().stream().mapToLong(it -> it).max().orElse(0);
        long least = raw.values().stream().mapToLong(it -> it).min().orElse(0);
        return Scores.each(feasible, node -> {
            Long crowding = raw.get(node.name());
            if (crowding == null) return 0;
            return most == 0 ? 100 : 100 * (most + least - crowding) / most;
        });
    }

    private boolean isCounted(Node node) {
        return !strict || SpreadRules.hasKeys(node, constraints);
    }

    private long crowding(Node node, List<Node> counted) {
        double crowding = 0;
        for (TopologySpreadConstraint constraint : constraints) {
            if (!node.labels().containsKey(constraint.topologyKey())) continue;
            double weight = StrictMath.log(parts(constraint, counted) + 2.0);
            crowding += near(constraint, node) * weight + (constraint.maxSkew() - 1);
        }
        return Math.round(crowding);
    }

    /** Into how many parts the nodes fall; those without the label are one, where they are not left out. */
    private static int parts(TopologySpreadConstraint constraint, List<Node> counted) {
        if (constraint.topologyKey().equals(HOSTNAME)) return counted.size();
        Set<Optional<String>> values = new LinkedHashSet<>();
        counted.forEach(it -> values.add(Optional.ofNullable(it.labels().get(constraint.topologyKey()))));
        return values.size();
    }

    private int near(TopologySpreadConstraint constraint, Node node) {
        Optional<LabelSelector> selector = SpreadRules.selector(constraint, pod);
        if (constraint.topologyKey().equals(HOSTNAME)) return SpreadRules.count(cluster, node, selector, pod);
        return cluster.nodes().stream()
                .filter(it -> NeighbourRules.isSame(node, it, constraint.topologyKey()))
                .filter(it -> isCounted(it) && SpreadRules.counts(constraint, it, pod))
                .mapToInt(it -> SpreadRules.count(cluster, it, selector, pod))
                .sum();
    }
}
