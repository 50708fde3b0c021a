package dev.coracle.cluster;

/** How a node gets what runs its pods. */
@FunctionalInterface
public interface NodeAgentFactory {
    /** Starts the agent; called anew whenever the node boots or the agent alone is started again. */
    Running start(NodeContext context);
}
