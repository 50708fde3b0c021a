package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What pods would like to be near and away from, both ways. */
final class NeighbourScores {
    private NeighbourScores() {}

    static Map<String, Long> of(ReferenceCluster cluster, Pod pod, List<Node> feasible) {
        Map<String, Long> raw = Scores.each(feasible, node -> raw(cluster, pod, node));
        long most = Collections.max(raw.values());
        long least = Collections.min(raw.values());
        return Scores.each(feasible, node -> {
            long above = raw.getOrDefault(node.name(), 0L) - least;
            return most == least ? 0 : (long) (100.0 * ((double) above / (double) (most - least)));
        });
    }

    private static long raw(ReferenceCluster cluster, Pod pod, Node node) {
        long sum = 0;
        for (Node other : cluster.nodes()) {
            for (Pod there : cluster.on(other.name())) {
                sum += sum(cluster, preferred(pod), pod, there, node, other);
                sum -= sum(cluster, preferredAnti(pod), pod, there, node, other);
                sum += sum(cluster, preferred(there), there, pod, node, other);
                sum -= sum(cluster, preferredAnti(there), there, pod, node, other);
                sum += sum(cluster, required(there), there, pod, node, other);
            }
        }
        return sum;
    }

    /** The weights of the terms by which one pod is to be near the other, and between these nodes would be. */
    private static long sum(
            ReferenceCluster cluster,
            List<WeightedPodAffinityTerm> terms,
            Pod declaring,
            Pod selected,
            Node node,
            Node other) {
        return terms.stream()
                .filter(it ->
                        NeighbourRules.isSame(node, other, it.podAffinityTerm().topologyKey()))
                .filter(it -> NeighbourRules.selects(cluster, it.podAffinityTerm(), declaring, selected))
                .mapToLong(WeightedPodAffinityTerm::weight)
                .sum();
    }

    private static List<WeightedPodAffinityTerm> preferred(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAffinity())
                .map(it -> it.preferredDuringSchedulingIgnoredDuringExecution())
                .orElse(List.of());
    }

    private static List<WeightedPodAffinityTerm> preferredAnti(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAntiAffinity())
                .map(it -> it.preferredDuringSchedulingIgnoredDuringExecution())
                .orElse(List.of());
    }

    /** What a pod on a node insisted on, it still likes. */
    private static List<WeightedPodAffinityTerm> required(Pod pod) {
        return NeighbourRules.affinity(pod).stream()
                .map(NeighbourScores::ofWeightOne)
                .toList();
    }

    private static WeightedPodAffinityTerm ofWeightOne(PodAffinityTerm term) {
        return WeightedPodAffinityTerm.builder().podAffinityTerm(term).weight(1).build();
    }
}
