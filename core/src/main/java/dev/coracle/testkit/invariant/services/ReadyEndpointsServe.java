package dev.coracle.testkit.invariant.services;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.ClusterState;
import java.util.Optional;

/**
 * Every ready endpoint is a pod that is ready and not on its way out, or was a moment ago.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/54723">Pod in graceful termination should not be on the ready
 *     address list</a>
 */
final class ReadyEndpointsServe extends EndpointPromise {
    ReadyEndpointsServe() {
        super("Every ready endpoint is a pod that is ready and not on its way out, or was a moment ago.");
    }

    @Override
    Optional<String> wrong(Reached reached, Optional<Pod> pod, ClusterState state) {
        if (!reached.ready()) return Optional.empty();
        if (pod.isEmpty()) return Optional.of("is gone");
        if (pod.get().isTerminating()) return Optional.of("is on its way out");
        return PodConditions.isReady(pod.get()) ? Optional.empty() : Optional.of("is not ready");
    }
}
