package dev.coracle.node.runtime;

import java.util.List;

/**
 * The place in which the containers of a pod run.
 *
 * @param phase how far it has come
 * @param addresses of the pod, at most one for each IP family; none of a pod that shares the node's network
 */
public record Sandbox(Phase phase, List<String> addresses) {
    /** How far a sandbox has come. */
    public enum Phase {
        /** Being made. */
        STARTING,
        /** Containers can be started in it. */
        READY,
        /** Its network is gone. */
        STOPPED
    }

    /** A sandbox. */
    public Sandbox {
        addresses = List.copyOf(addresses);
    }

    /** Whether containers can be started in it. */
    public boolean isReady() {
        return phase == Phase.READY;
    }
}
