package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import dev.coracle.testkit.reference.Victims;
import java.util.List;
import java.util.Optional;

/**
 * Room is made where the fewest disruption budgets are broken: none, where that is possible on any node; and on a node by
 * those whom no budget protects, where that is enough.
 *
 * <p>Kubernetes broke this more than once (kubernetes#91492, #92475, #128307, #129137).
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#poddisruptionbudget-is-supported-but-not-guaranteed">
 *     Disruption budgets and preemption</a>
 */
final class LeastHarmfulPreemption extends PreemptionPromise {
    LeastHarmfulPreemption() {
        super("Room is made on a node where the fewest disruption budgets are broken.");
    }

    @Override
    Verdict judge(ReferenceCluster cluster, Pod pod, String node, List<Pod> victims) {
        ReferenceScheduler reference = new ReferenceScheduler(cluster);
        List<Victims> candidates = reference.candidates(pod);
        if (candidates.stream().noneMatch(it -> it.node().equals(node))) {
            return Verdict.broken(place(pod), "is on " + node + ", where it does not help", "be where it helps");
        }
        List<Pod> sparable = reference.sparable(pod, node, victims);
        if (!sparable.isEmpty()) {
            return Verdict.broken(
                    place(pod),
                    "evicts " + names(sparable) + " from " + node + " against disruption budgets",
                    "evict others there, whom none protects");
        }
        int violations = reference.violations(victims);
        Optional<Victims> better =
                candidates.stream().filter(it -> it.violations() < violations).findFirst();
        if (better.isEmpty()) return Verdict.kept();
        return Verdict.broken(
                place(pod),
                "breaks " + violations + " disruption budgets by evicting " + names(victims) + " from " + node,
                "evict " + names(better.get().pods()) + " from " + better.get().node() + ", which breaks "
                        + better.get().violations());
    }
}
