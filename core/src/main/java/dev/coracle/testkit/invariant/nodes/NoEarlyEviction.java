package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;

/**
 * No pod is driven away from its node before the time is over for which it tolerates one of the node's taints, counted
 * from when both were there. That {@code not-ready} becomes {@code unreachable} or the other way round gives no more time.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions">Taint
 *     based evictions</a>
 */
final class NoEarlyEviction extends EvictionReasons {
    NoEarlyEviction() {
        super("No pod is driven away before the time is over for which it tolerates a taint of its node.");
    }

    @Override
    Verdict judge(Pod pod, Instant now, Instant calm) {
        if (!reasons(pod, now).isEmpty()) return Verdict.kept();
        return Verdict.broken(
                "pod " + pod.key(),
                "is driven away from " + BoundPods.node(pod) + " at " + now,
                "stay, since it tolerates, or has not tolerated for long enough, what that is or was tainted with");
    }
}
