package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;

/**
 * After a binding, there are in its topology domain no more pods than {@code maxSkew} above the emptiest domain that counts,
 * for every constraint that says {@code DoNotSchedule}. Which domains count is by the constraint's policies and
 * {@code minDomains}; pods whose deletion has begun do not count.
 *
 * <p>Kubernetes broke this in many ways (kubernetes#98215, #105661, #106127).
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">Pod topology spread
 *     constraints</a>
 */
final class SpreadIsKept extends GroupPromise {
    SpreadIsKept() {
        super("No pod is bound where its hard spread constraints allow no more.", "PodTopologySpread", it -> true);
    }

    @Override
    boolean isConcerned(Pod pod) {
        return pod.spec().topologySpreadConstraints().stream()
                .anyMatch(it -> it.whenUnsatisfiable().equals("DoNotSchedule"));
    }
}
