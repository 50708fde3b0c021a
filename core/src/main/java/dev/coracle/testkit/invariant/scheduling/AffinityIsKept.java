package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;

/**
 * A pod that requires others near is bound where they are; the first of a group that requires its like, where none is
 * anywhere, is bound alone.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity">
 *     Inter-pod affinity</a>
 */
final class AffinityIsKept extends GroupPromise {
    AffinityIsKept() {
        super(
                "A pod that requires others near is bound where they are.",
                "InterPodAffinity",
                refusal -> !refusal.resolvable());
    }

    @Override
    boolean isConcerned(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAffinity())
                .filter(it ->
                        !it.requiredDuringSchedulingIgnoredDuringExecution().isEmpty())
                .isPresent();
    }
}
