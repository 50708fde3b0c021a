package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;

/**
 * No pod is bound to a node where another holds a port of the node that it needs: the same protocol and number, on the
 * same address or on all.
 *
 * @see <a href="https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins">NodePorts</a>
 */
final class HostPortsAreHeldOnce extends NeighbourPromise {
    HostPortsAreHeldOnce() {
        super(
                "No pod is bound to a node where another holds a port of the node that it needs.",
                HostPortsAreHeldOnce::needsPorts,
                "NodePorts",
                refusal -> true);
    }

    private static boolean needsPorts(Pod pod) {
        return pod.spec().containers().stream()
                .flatMap(it -> it.ports().stream())
                .anyMatch(it -> it.hostPort() > 0);
    }

    @Override
    boolean isConcerned(Pod pod, String node, PodsByNode pods) {
        return needsPorts(pod) && !pods.on(node).isEmpty();
    }
}
