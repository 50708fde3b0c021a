package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * No pod is tried while one of higher priority waits to be tried at once. So one of lower priority is given a place first
 * only while the other rests after a failure, which is ten seconds at most, or is not known yet.
 *
 * <p>Holds for schedulers that order by priority, as the default profile does.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#effect-of-pod-priority-on-scheduling-order">
 *     Effect of priority on the order</a>
 */
final class HigherPriorityFirst extends FromInside {
    HigherPriorityFirst() {
        super("No pod is tried while one of higher priority waits to be tried.", Term.OVER_TIME);
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        Optional<PodInfo> next = view.next();
        if (next.isEmpty()) return;
        PodInfo pod = judgement.pod();
        saw(
                next.get().priority() <= pod.priority()
                        ? Verdict.kept()
                        : Verdict.broken(
                                "pod " + pod,
                                "of priority " + pod.priority() + " was tried before " + next.get() + " of "
                                        + next.get().priority(),
                                "wait for its turn"));
    }
}
