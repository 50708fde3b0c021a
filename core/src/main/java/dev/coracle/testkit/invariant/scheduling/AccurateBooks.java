package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.Requests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the scheduler takes as used on a node is the sum of what the pods ask for that it believes there; and when all has
 * settled, those are the pods that are there: nothing that it decided has leaked or was forgotten too early.
 *
 * <p>Kubernetes broke this more than once (kubernetes#106361, #28883, #55587, #51313).
 */
final class AccurateBooks extends FromInside {
    AccurateBooks() {
        super("What the scheduler takes as used is what the pods there ask for.", Term.EVENTUALLY);
    }

    /** Looks at the node that was chosen, which is the one that has just changed. */
    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        judgement.node().flatMap(view.cluster()::node).ifPresent(node -> saw(sums(node)));
    }

    private static Verdict sums(NodeInfo node) {
        List<Pod> pods = node.pods().stream().map(PodInfo::pod).toList();
        Map<String, Long> right = new TreeMap<>(Requests.sum(pods));
        Map<String, Long> booked = new TreeMap<>();
        right.keySet().forEach(it -> booked.put(it, node.requested().amount(it)));
        node.requested().scalars().forEach(it -> booked.put(it, node.requested().scalar(it)));
        right.values().removeIf(it -> it == 0);
        booked.values().removeIf(it -> it == 0);
        if (booked.equals(right)) return Verdict.kept();
        return Verdict.broken("scheduler's account of node " + node.name(), "is " + booked, "be " + right);
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = super.audit(state);
        Optional<SchedulingView> view = feed().flatMap(DecisionFeed::current);
        boolean safe = setting().simulation().isPresent()
                && setting().calm().ofScheduler().isPresent();
        if (view.isEmpty() || !safe) return verdict;
        Map<String, String> there = new LinkedHashMap<>();
        for (Pod pod : state.all(Pod.class)) ReferenceCluster.place(pod).ifPresent(it -> there.put(pod.uid(), it));
        for (NodeInfo node : view.get().cluster().nodes()) {
            verdict = verdict.and(sums(node));
            for (PodInfo pod : node.pods()) {
                if (node.name().equals(there.remove(pod.uid()))) continue;
                verdict = verdict.and(Verdict.broken(
                        "scheduler's account of node " + node.name(),
                        "has the pod " + pod + (view.get().isAssumed(pod.uid()) ? ", assumed," : "")
                                + " that is not there",
                        "not have it"));
            }
        }
        there.values().removeIf(it -> view.get().cluster().node(it).isEmpty());
        if (there.isEmpty()) return verdict;
        return verdict.and(Verdict.broken("scheduler's account", "lacks the pods " + there, "have them"));
    }
}
