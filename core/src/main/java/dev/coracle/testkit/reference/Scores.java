package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The scores of the default profile with their default weights. */
final class Scores {
    private Scores() {}

    static List<Weighted> of(ReferenceCluster cluster, Pod pod, List<Node> feasible) {
        Map<String, Long> taints = each(feasible, node -> OwnScores.unwantedTaints(pod, node));
        Map<String, Long> affinity = each(feasible, node -> OwnScores.wishes(pod, node));
        return List.of(
                new Weighted("TaintToleration", 3, fewestFirst(taints)),
                new Weighted("NodeAffinity", 2, shareOfMost(affinity)),
                new Weighted("NodeResourcesFit", 1, each(feasible, node -> RoomScores.free(cluster, pod, node))),
                new Weighted("VolumeBinding", 1, each(feasible, node -> 0)),
                new Weighted("PodTopologySpread", 2, SpreadScores.of(cluster, pod, feasible)),
                new Weighted("InterPodAffinity", 2, NeighbourScores.of(cluster, pod, feasible)),
                new Weighted(
                        "NodeResourcesBalancedAllocation",
                        1,
                        each(feasible, node -> RoomScores.balance(cluster, pod, node))),
                new Weighted("ImageLocality", 1, each(feasible, node -> OwnScores.images(cluster, pod, node))));
    }

    static Map<String, Long> each(List<Node> nodes, ToLongFunction<Node> score) {
        Map<String, Long> scores = new LinkedHashMap<>();
        nodes.forEach(it -> scores.put(it.name(), score.applyAsLong(it)));
        return scores;
    }

    private static Map<String, Long> fewestFirst(Map<String, Long> counts) {
        long most = Collections.max(counts.values());
        Map<String, Long> scores = new LinkedHashMap<>();
        counts.forEach((node, count) -> scores.put(node, most == 0 ? 100 : 100 - 100 * count / most));
        return scores;
    }

    private static Map<String, Long> shareOfMost(Map<String, Long> sums) {
        long most = Collections.max(sums.values());
        Map<String, Long> scores = new LinkedHashMap<>();
        sums.forEach((node, sum) -> scores.put(node, most == 0 ? 0 : 100 * sum / most));
        return scores;
    }
}
