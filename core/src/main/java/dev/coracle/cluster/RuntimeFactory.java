package dev.coracle.cluster;

import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.platform.Platform;

/** How a node gets what runs its containers. */
@FunctionalInterface
public interface RuntimeFactory {
    /**
     * Starts a runtime; called anew whenever the node boots.
     *
     * @param node the node's process; the runtime ends with it, and with the runtime all containers
     */
    ContainerRuntime start(Platform node);
}
