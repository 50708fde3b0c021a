package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.util.List;

/**
 * Each pod that is made to leave for another is of less priority, the other fits when they are gone, and would not if any
 * one of them stayed.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/">Priority and preemption</a>
 */
final class MinimalVictims extends PreemptionPromise {
    MinimalVictims() {
        super("Only pods of less priority are made to leave for another, and none that could stay.");
    }

    @Override
    Verdict judge(ReferenceCluster cluster, Pod pod, String node, List<Pod> victims) {
        Verdict verdict = Verdict.kept();
        ReferenceCluster without = cluster;
        for (Pod victim : victims) {
            without = without.minus(node, victim);
            if (priority(victim) < priority(pod)) continue;
            verdict = verdict.and(Verdict.broken(
                    place(pod), "evicts " + victim.key() + " of priority " + priority(victim), "spare it"));
        }
        if (!fits(without, pod, node)) {
            return verdict.and(Verdict.broken(
                    place(pod), "evicts " + names(victims) + " in vain from " + node, "make enough room"));
        }
        for (Pod victim : victims) {
            if (!fits(without.plus(node, victim), pod, node)) continue;
            verdict = verdict.and(Verdict.broken(place(pod), "evicts " + victim.key() + " without need", "spare it"));
        }
        return verdict;
    }

    private static boolean fits(ReferenceCluster cluster, Pod pod, String node) {
        return new ReferenceScheduler(cluster).refusal(pod, node).isEmpty();
    }

    private static int priority(Pod pod) {
        return pod.spec().priority().orElse(0);
    }
}
