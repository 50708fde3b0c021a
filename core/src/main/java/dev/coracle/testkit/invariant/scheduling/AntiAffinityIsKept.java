package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.reference.Refusal;

/**
 * After a binding, no two pods of one topology domain are there of which one requires the other to be away: neither the
 * bound pod those that were there, nor they it.
 *
 * <p>Kubernetes broke this where a binding that had failed only for all that was known was repeated elsewhere
 * (kubernetes#100140).
 */
final class AntiAffinityIsKept extends NeighbourPromise {
    /** How many pods there are that require others to be away. */
    private int shy;

    AntiAffinityIsKept() {
        super(
                "No pod is bound near one that it requires to be away, or that requires it to be.",
                pod -> true,
                "InterPodAffinity",
                AntiAffinityIsKept::isOfAntiAffinity);
    }

    private static boolean isOfAntiAffinity(Refusal refusal) {
        return refusal.resolvable();
    }

    @Override
    void take(Change change) {
        super.take(change);
        shy += change.after(Pod.class).filter(AntiAffinityIsKept::isShy).isPresent() ? 1 : 0;
        shy -= change.before(Pod.class).filter(AntiAffinityIsKept::isShy).isPresent() ? 1 : 0;
    }

    static boolean isShy(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAntiAffinity())
                .filter(it ->
                        !it.requiredDuringSchedulingIgnoredDuringExecution().isEmpty())
                .isPresent();
    }

    @Override
    boolean isConcerned(Pod pod, String node, PodsByNode pods) {
        return shy > 0 && !pods.isEmpty();
    }
}
