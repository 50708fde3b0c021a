package dev.coracle.testkit.invariant.services;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.ClusterState;
import java.util.Optional;

/**
 * No endpoint, ready or not, is a pod that has succeeded, failed or gone, but for a moment.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/pull/110255">Endpoints of pods that have come to their end</a>
 */
final class NoTerminalPodIsReached extends EndpointPromise {
    NoTerminalPodIsReached() {
        super("No endpoint is a pod that has succeeded, failed or gone.");
    }

    @Override
    Optional<String> wrong(Reached reached, Optional<Pod> pod, ClusterState state) {
        if (pod.isEmpty()) return Optional.of("is gone");
        return PodConditions.isFinished(pod.get()) ? Optional.of("has come to its end") : Optional.empty();
    }
}
