package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hard topology spread constraints. Pods whose deletion has begun do not count. */
final class SpreadRules {
    private static final String TEXT = "node(s) didn't match pod topology spread constraints";

    private SpreadRules() {}

    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        List<TopologySpreadConstraint> hard = own(pod, "DoNotSchedule");
        for (TopologySpreadConstraint constraint : hard) {
            String value = node.labels().get(constraint.topologyKey());
            if (value == null) {
                return Optional.of(Refusal.unresolvable("PodTopologySpread", TEXT + " (missing required label)"));
            }
            Map<String, Integer> counts = counts(cluster, pod, constraint, hard);
            int self = Matching.selects(selector(constraint, pod), pod.labels()) ? 1 : 0;
            int skew = counts.getOrDefault(value, 0) + self - least(constraint, counts);
            if (skew > constraint.maxSkew()) return Optional.of(Refusal.unschedulable("PodTopologySpread", TEXT));
        }
        return Optional.empty();
    }

    static List<TopologySpreadConstraint> own(Pod pod, String whenUnsatisfiable) {
        return pod.spec().topologySpreadConstraints().stream()
                .filter(it -> it.whenUnsatisfiable().equals(whenUnsatisfiable))
                .toList();
    }

    private static int least(TopologySpreadConstraint constraint, Map<String, Integer> counts) {
        if (counts.size() < constraint.minDomains().orElse(1)) return 0;
        return counts.values().stream().mapToInt(it -> it).min().orElse(0);
    }

    /** How many pods are in each part of the cluster that counts, by the value of the label that names it. */
    private static Map<String, Integer> counts(
            ReferenceCluster cluster,
            Pod pod,
            TopologySpreadConstraint constraint,
            List<TopologySpreadConstraint> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Node node : cluster.nodes()) {
            if (!hasKeys(node, all) || !counts(constraint, node, pod)) continue;
            String value = node.labels().getOrDefault(constraint.topologyKey(), "");
            counts.merge(value, count(cluster, node, selector(constraint, pod), pod), Integer::sum);
        }
        return counts;
    }

    static boolean hasKeys(Node node, List<TopologySpreadConstraint> constraints) {
        return constraints.stream().allMatch(it -> node.labels().containsKey(it.topologyKey()));
    }

    /** Whether the pods of a node count, by the constraint's policies. */
    static boolean counts(TopologySpreadConstraint constraint, Node node, Pod pod) {
        boolean byAffinity = constraint.nodeAffinityPolicy().orElse("Honor").equals("Honor");
        boolean byTaints = constraint.nodeTaintsPolicy().orElse("Ignore").equals("Honor");
        return (!byAffinity || Matching.isWanted(node, pod))
                && (!byTaints || Matching.untolerated(node, pod).isEmpty());
    }

    static int count(ReferenceCluster cluster, Node node, Optional<LabelSelector> selector, Pod pod) {
        return (int) cluster.on(node.name()).stream()
                .filter(it -> it.namespace().equals(pod.namespace()) && !it.isTerminating())
                .filter(it -> Matching.selects(selector, it.labels()))
                .count();
    }

    /** The constraint's selector, and the values that the pod has of the labels to match; they select also without it. */
    static Optional<LabelSelector> selector(TopologySpreadConstraint constraint, Pod pod) {
        List<LabelSelectorRequirement> same = constraint.matchLabelKeys().stream()
                .filter(pod.labels()::containsKey)
                .map(key -> LabelSelectorRequirement.builder()
                        .key(key)
                        .operator("In")
                        .addValue(pod.labels().getOrDefault(key, ""))
                        .build())
                .toList();
        if (same.isEmpty()) return constraint.labelSelector();
        LabelSelector.Builder selector = LabelSelector.builder();
        constraint.labelSelector().ifPresent(selector::from);
        return Optional.of(selector.addAllMatchExpressions(same).build());
    }
}
