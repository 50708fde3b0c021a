package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.util.List;

/**
 * No pod is made to leave for another that fits on some node as it is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption">Preemption</a>
 */
final class NeededPreemption extends PreemptionPromise {
    NeededPreemption() {
        super("No pod is made to leave for another that fits on some node as it is.");
    }

    @Override
    Verdict judge(ReferenceCluster cluster, Pod pod, String node, List<Pod> victims) {
        List<String> feasible = new ReferenceScheduler(cluster).feasible(pod);
        if (feasible.isEmpty()) return Verdict.kept();
        return Verdict.broken(
                place(pod), "evicts " + names(victims) + " from " + node, "put the pod on " + feasible.get(0));
    }
}
