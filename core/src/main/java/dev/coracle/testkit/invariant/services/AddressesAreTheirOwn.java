package dev.coracle.testkit.invariant.services;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodIP;
import dev.coracle.testkit.invariant.ClusterState;
import java.util.Optional;

/**
 * The address of an endpoint is one that its pod has: one that another pod was given meanwhile leads to no stranger.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/17284">Lost container's IP isn't removed from Service's
 *     Endpoints</a>
 */
final class AddressesAreTheirOwn extends EndpointPromise {
    AddressesAreTheirOwn() {
        super("The address of an endpoint is one that its pod has, or had a moment ago.");
    }

    @Override
    Optional<String> wrong(Reached reached, Optional<Pod> pod, ClusterState state) {
        if (pod.isEmpty()) return Optional.of("is gone");
        boolean own = pod.get().status().podIPs().stream().map(PodIP::ip).anyMatch(reached.address()::equals);
        return own ? Optional.empty() : Optional.of("has another address");
    }
}
