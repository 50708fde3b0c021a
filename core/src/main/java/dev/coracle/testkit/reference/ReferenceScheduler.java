package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import dev.coracle.model.volume.PodClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Kubernetes' default scheduler (1.34, all features at their defaults) answers about one pod and one cluster, by
 * brute force: for small clusters, and for checking a scheduler that is fast.
 *
 * <pre>{@code
 * ReferenceScheduler reference = new ReferenceScheduler(ReferenceCluster.of(nodes, pods, namespaces, services, budgets));
 * reference.refusal(pod, "node-1"); // Optional[NodeResourcesFit: Insufficient cpu]
 * reference.best(pod);              // [node-2, node-3]
 * }</pre>
 *
 * <p>Of volumes it knows what the cluster was {@linkplain ReferenceCluster#withStorage given}. Of resource claims and
 * extenders it knows nothing, nor of the selectors of controllers: default spreading goes by services alone.
 */
public final class ReferenceScheduler {
    private final ReferenceCluster cluster;

    /** One that answers about this cluster. */
    public ReferenceScheduler(ReferenceCluster cluster) {
        this.cluster = cluster;
    }

    /** Whether a pod's volumes are all such that it may be anywhere, so that a cluster without storage tells all about it. */
    public static boolean knows(Pod pod) {
        return pod.spec().volumes().stream()
                .allMatch(it -> isShared(it) && PodClaims.name(pod, it).isEmpty());
    }

    /** Whether a volume is no disk that only some pods at a time can have. */
    static boolean isShared(Volume volume) {
        return volume.gcePersistentDisk().isEmpty()
                && volume.awsElasticBlockStore().isEmpty()
                && volume.rbd().isEmpty()
                && volume.iscsi().isEmpty();
    }

    /** Why a pod cannot be anywhere, whatever the nodes are like: its claims are not there, or cannot be used. */
    public Optional<Refusal> refusal(Pod pod) {
        return nowhere(cluster, pod);
    }

    /** What names nodes is asked before what looks at claims; where it names none, that is all. */
    private static Optional<Refusal> nowhere(ReferenceCluster cluster, Pod pod) {
        boolean isNamedNone = OwnRules.named(pod).filter(Set::isEmpty).isPresent();
        return isNamedNone ? Optional.empty() : Claims.refusal(cluster, pod);
    }

    /**
     * Why a pod cannot be on a node; empty where it can.
     *
     * @throws IllegalArgumentException where there is no such node
     */
    public Optional<Refusal> refusal(Pod pod, String node) {
        Node found = cluster.node(node).orElseThrow(() -> new IllegalArgumentException("there is no node " + node));
        return refusal(cluster, pod, found);
    }

    /**
     * What one filter of the default profile alone says about a pod on a node, by the filter's Kubernetes name; of pods
     * that wait for room on the node it knows nothing.
     */
    public Optional<Refusal> refusalBy(String filter, Pod pod, Node node) {
        return switch (filter) {
            case "PodTopologySpread" -> SpreadRules.refusal(cluster, pod, node);
            case "InterPodAffinity" -> NeighbourRules.refusal(cluster, pod, node);
            default -> OwnRules.refusal(filter, cluster, pod, node);
        };
    }

    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        Optional<Set<String>> named = OwnRules.named(pod);
        if (nowhere(cluster, pod).isEmpty() && named.isPresent() && !named.get().contains(node.name())) {
            return Optional.of(
                    Refusal.unresolvable("PreFilterResult", "node(s) didn't satisfy plugin(s) [NodeAffinity]"));
        }
        return new Filters(cluster, pod).refusal(cluster, node);
    }

    /** The names of the nodes on which a pod can be, in the order of the cluster. */
    public List<String> feasible(Pod pod) {
        return feasibleNodes(pod).stream().map(Node::name).toList();
    }

    private List<Node> feasibleNodes(Pod pod) {
        return cluster.nodes().stream()
                .filter(it -> refusal(cluster, pod, it).isEmpty())
                .toList();
    }

    /** Of each node on which a pod can be, what each score gives it, times its weight. */
    public Map<String, Map<String, Long>> scores(Pod pod) {
        Map<String, Map<String, Long>> scores = new LinkedHashMap<>();
        List<Node> feasible = feasibleNodes(pod);
        if (feasible.isEmpty()) return scores;
        for (Weighted weighted : Scores.of(cluster, pod, feasible)) {
            weighted.score()
                    .forEach((node, score) -> scores.computeIfAbsent(node, it -> new TreeMap<>())
                            .put(weighted.plugin(), weighted.weight() * score));
        }
        return scores;
    }

    /** The names of the nodes that score highest, any of which is right; none where the pod fits nowhere. */
    public List<String> best(Pod pod) {
        List<String> best = new ArrayList<>();
        long most = Long.MIN_VALUE;
        for (Map.Entry<String, Map<String, Long>> node : scores(pod).entrySet()) {
            long total = node.getValue().values().stream().mapToLong(it -> it).sum();
            if (total > most) best.clear();
            if (total >= most) best.add(node.getKey());
            most = Math.max(most, total);
        }
        return best;
    }

    /** For each node on which preemption makes room for a pod: who would have to leave. */
    public List<Victims> candidates(Pod pod) {
        return Preemption.candidates(cluster, pod);
    }

    /**
     * Those of the victims of a preemption whom a disruption budget lets not go, and who could stay if others left the node
     * instead whom none protects.
     */
    public List<Pod> sparable(Pod pod, String node, List<Pod> victims) {
        return cluster.node(node)
                .map(it -> Preemption.sparable(cluster, pod, it, victims))
                .orElse(List.of());
    }

    /** How many of these pods cannot leave without a disruption budget being broken, if nobody leaves but them. */
    public int violations(List<Pod> victims) {
        return Preemption.violations(cluster, victims);
    }

    /** The candidates that do least harm, any of which is right; none where preemption does not help. */
    public List<Victims> leastHarm(Pod pod) {
        return Preemption.best(candidates(pod));
    }
}
