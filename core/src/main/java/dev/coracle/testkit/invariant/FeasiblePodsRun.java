package dev.coracle.testkit.invariant;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Tolerations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In the end every pod that some node has room for is bound, and every pod bound to a ready node runs or has come to its
 * end.
 *
 * <p>A pod without a node is judged by what it asks for and how many pods a node takes, by node selector, required node
 * affinity, taints and readiness. Left out is a pod whose place depends on other pods or ports, one that is held back by
 * scheduling gates, and one on its way out; all pods without a node are, where any pod keeps others away.
 */
public final class FeasiblePodsRun implements Invariant {
    /** For one monitor. */
    public FeasiblePodsRun() {}

    @Override
    public String promise() {
        return "In the end every pod that some node has room for is bound and runs.";
    }

    @Override
    public Term term() {
        return Term.EVENTUALLY;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, Node.class);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        NodeLoads loads = NodeLoads.of(state);
        List<Node> nodes = new ArrayList<>(state.all(Node.class));
        nodes.removeIf(node -> !NodeConditions.isReady(node));
        if (state.all(Pod.class).stream().anyMatch(FeasiblePodsRun::keepsOthersAway)) nodes.clear();
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) verdict = verdict.and(judge(pod, state, nodes, loads));
        return verdict;
    }

    private static boolean keepsOthersAway(Pod pod) {
        return !PodInfo.of(pod).requiredAntiAffinity().isEmpty();
    }

    private static Verdict judge(Pod pod, ClusterState state, List<Node> ready, NodeLoads loads) {
        if (pod.isTerminating()) return Verdict.silent();
        String phase = pod.status().phase().orElse("");
        if (!phase.equals("Pending")) return Verdict.kept();
        Optional<String> place = NodeLoads.place(pod);
        if (place.isPresent()) return judgeBound(pod, place.get(), state);
        if (!isJudged(pod)) return Verdict.silent();
        for (Node node : ready) {
            if (!mayHold(node, pod, loads)) continue;
            return Verdict.broken(
                    "pod " + pod.key(), "is bound to no node", "be on " + node.name() + ", which has room");
        }
        return Verdict.silent();
    }

    private static Verdict judgeBound(Pod pod, String place, ClusterState state) {
        Optional<Node> node = state.find(Node.class, new ObjectKey("", place)).filter(NodeConditions::isReady);
        if (node.isEmpty()) return Verdict.silent();
        return Verdict.broken("pod " + pod.key(), "is bound to " + place + " and still Pending", "run there");
    }

    private static boolean isJudged(Pod pod) {
        PodInfo info = PodInfo.of(pod);
        return pod.spec().schedulingGates().isEmpty()
                && pod.spec().topologySpreadConstraints().isEmpty()
                && info.hostPorts().isEmpty()
                && info.requiredAffinity().isEmpty();
    }

    private static boolean mayHold(Node node, Pod pod, NodeLoads loads) {
        return Tolerations.firstUntolerated(taints(node), pod.spec().tolerations())
                        .isEmpty()
                && PodInfo.of(pod).requiredNodes().matches(node)
                && hasRoom(node, NodeLoads.asked(pod), loads.on(node.name()));
    }

    /** Its taints, and that which being unschedulable amounts to. */
    private static List<Taint> taints(Node node) {
        List<Taint> taints = new ArrayList<>(node.spec().taints());
        if (node.spec().unschedulable()) {
            taints.add(Taint.builder()
                    .key("node.kubernetes.io/unschedulable")
                    .effect(Tolerations.NO_SCHEDULE)
                    .build());
        }
        return taints;
    }

    private static boolean hasRoom(Node node, Map<String, Long> asked, Map<String, Long> held) {
        return asked.entrySet().stream()
                .allMatch(it ->
                        held.getOrDefault(it.getKey(), 0L) + it.getValue() <= NodeLoads.allocatable(node, it.getKey()));
    }
}
