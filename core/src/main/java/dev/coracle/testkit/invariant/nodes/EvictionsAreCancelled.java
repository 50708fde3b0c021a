package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * No pod is driven away for a taint that its node has lost, also where the node has other taints left, which the pod
 * tolerates: only as long after as the controllers may not have seen it.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/90794">Pods in Node are deleted even if the NoExecute taint
 *     that triggered deletion is removed</a>
 */
final class EvictionsAreCancelled extends EvictionReasons {
    EvictionsAreCancelled() {
        super("No pod is driven away for a taint that its node has lost.");
    }

    @Override
    Verdict judge(Pod pod, Instant now, Instant calm) {
        List<Exposures.Spell> reasons = reasons(pod, now);
        if (reasons.isEmpty()) return Verdict.silent();
        boolean holds = reasons.stream()
                .anyMatch(it -> it.until().isEmpty()
                        || !Moments.later(it.until().get(), calm)
                                .plus(bounds().staleness())
                                .isBefore(now));
        if (holds) return Verdict.kept();
        return Verdict.broken(
                "pod " + pod.key(),
                "is driven away from " + BoundPods.node(pod) + " for a taint that was taken away at "
                        + reasons.get(0).until().orElseThrow(),
                "stay");
    }
}
