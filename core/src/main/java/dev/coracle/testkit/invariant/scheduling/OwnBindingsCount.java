package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A scheduler counts the pods on a node that it has bound there itself: whether it has heard by then that they are bound or
 * not, and whether it was answered. No delay excuses it, since it is its own deed.
 *
 * <p>Judged where time is simulated: of a node when it is chosen, and of all nodes every few seconds as long as it decides
 * now and then. A pod about which several schedulers decided is left out.
 *
 * <p>Kubernetes broke this more than once (kubernetes#26043, #106361, #100140).
 */
final class OwnBindingsCount extends FromInside {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Longer than anybody waits for an answer before it is sought elsewhere. */
    private static final Duration BUSY = Duration.ofMinutes(2);

    private final PodsByNode there = new PodsByNode(pod -> true);
    /** By uid of the pod; for lookup only. */
    private final Map<String, Decision> decisions = new HashMap<>();

    private Instant lastDecision = Instant.MIN;
    private Instant lastLook = Instant.MIN;

    /** The last decision about a pod. */
    private record Decision(SchedulingView by, String node, boolean contested) {}

    OwnBindingsCount() {
        super("A scheduler counts the pods on a node that it has bound there itself.", Term.ALWAYS);
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        if (setting().simulation().isEmpty() || judgement.node().isEmpty()) return;
        String node = judgement.node().get();
        saw(judge(node, it -> it == view));
        String uid = judgement.pod().uid();
        Optional<Decision> earlier = Optional.ofNullable(decisions.get(uid));
        boolean contested =
                earlier.filter(it -> it.contested() || it.by() != view).isPresent();
        decisions.put(uid, new Decision(view, node, contested));
        lastDecision = setting().cluster().world().platform().clock().now();
    }

    private Verdict judge(String node, Predicate<SchedulingView> whose) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : there.on(node)) {
            Decision decision = decisions.get(pod.uid());
            if (decision == null || decision.contested() || !whose.test(decision.by())) continue;
            if (decision.node().equals(node)) verdict = verdict.and(judge(pod, decision));
        }
        return verdict;
    }

    private static Verdict judge(Pod pod, Decision decision) {
        Optional<? extends NodeInfo> node = decision.by().cluster().node(decision.node());
        if (node.isEmpty()) return Verdict.silent();
        for (PodInfo counted : node.get().pods()) {
            if (counted.uid().equals(pod.uid())) return Verdict.kept();
        }
        return Verdict.broken(
                "scheduler's account of node " + decision.node(),
                "lacks the pod " + pod.key() + ", which it has bound there itself",
                "have it");
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        Verdict verdict = super.judge(now, state);
        if (lastLook.plus(PAUSE).isAfter(now) || lastDecision.plus(BUSY).isBefore(now)) return verdict;
        lastLook = now;
        for (String node : there.nodes()) verdict = verdict.and(judge(node, it -> true));
        return verdict;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        there.take(change);
        if (change.after().isEmpty()) change.before(Pod.class).ifPresent(it -> decisions.remove(it.uid()));
        return super.judge(change, state);
    }

    @Override
    public Verdict audit(ClusterState state) {
        return super.audit(state).and(there.audit(state));
    }
}
