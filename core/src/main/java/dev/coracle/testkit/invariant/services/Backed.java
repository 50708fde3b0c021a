package dev.coracle.testkit.invariant.services;

import dev.coracle.controllers.services.Backends;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.ClusterState;

/** Which pods should stand behind a service. */
final class Backed {
    private Backed() {}

    /** Whether traffic for a service should be sent to a pod. */
    static boolean serves(Service service, Pod pod, ClusterState state) {
        return isNamed(service, pod, state)
                && (service.spec().publishNotReadyAddresses() || (PodConditions.isReady(pod) && !pod.isTerminating()));
    }

    /** Whether slices should name a pod at all. */
    static boolean isNamed(Service service, Pod pod, ClusterState state) {
        boolean placed = service.spec().publishNotReadyAddresses()
                || state.find(
                                Node.class,
                                new ObjectKey("", pod.spec().nodeName().orElse("")))
                        .isPresent();
        return pod.namespace().equals(service.namespace())
                && Backends.areWanted(service)
                && Backends.selects(service, pod.labels())
                && Backends.isReachable(pod)
                && placed;
    }
}
