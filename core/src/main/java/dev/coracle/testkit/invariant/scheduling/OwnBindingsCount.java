package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scheduler that gives a pod a node counts the pods there that it has bound itself: whether it has heard by then that
 * they are bound or not, and whether it was answered. No delay excuses it, since it is its own deed.
 *
 * <p>Judged where time is simulated. A pod about which several schedulers decided is left out.
 *
 * <p>Kubernetes broke this more than once (kubernetes#26043, #106361, #100140).
 */
final class OwnBindingsCount extends FromInside {
    private final PodsByNode there = new PodsByNode(pod -> true);
    /** By uid of the pod; for lookup only. */
    private final Map<String, Decision> decisions = new HashMap<>();

    /** The last decision about a pod. */
    private record Decision(SchedulingView by, String node, boolean contested) {}

    OwnBindingsCount() {
        super("A scheduler counts the pods on a node that it has bound there itself.", Term.ALWAYS);
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        if (setting().simulation().isEmpty() || judgement.node().isEmpty()) return;
        view.cluster().node(judgement.node().get()).ifPresent(node -> saw(judge(view, node)));
        String uid = judgement.pod().uid();
        Optional<Decision> earlier = Optional.ofNullable(decisions.get(uid));
        boolean contested =
                earlier.filter(it -> it.contested() || it.by() != view).isPresent();
        decisions.put(uid, new Decision(view, judgement.node().get(), contested));
    }

    private Verdict judge(SchedulingView view, NodeInfo node) {
        Verdict verdict = Verdict.silent();
        Set<String> counted = new LinkedHashSet<>();
        for (PodInfo pod : node.pods()) counted.add(pod.uid());
        for (Pod pod : there.on(node.name())) {
            Decision decision = decisions.get(pod.uid());
            if (decision == null || decision.contested() || decision.by() != view) continue;
            if (!decision.node().equals(node.name())) continue;
            verdict = verdict.and(
                    counted.contains(pod.uid())
                            ? Verdict.kept()
                            : Verdict.broken(
                                    "scheduler's account of node " + node.name(),
                                    "lacks the pod " + pod.key() + ", which it has bound there itself",
                                    "have it"));
        }
        return verdict;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        there.take(change);
        if (change.after().isEmpty())
            change.before(Pod.class).ifPresent(it -> decisions.remove(it.uid()));
        return super.judge(change, state);
    }

    @Override
    public Verdict audit(ClusterState state) {
        return super.audit(state).and(there.audit(state));
    }
}
