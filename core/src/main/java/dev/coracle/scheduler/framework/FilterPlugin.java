package dev.coracle.scheduler.framework;

/** Decides whether a pod can run on a node. */
public interface FilterPlugin extends Plugin {
    /** Success, or why this node does not do. Called for thousands of nodes a pod: should not allocate. */
    Status filter(CycleState state, PodInfo pod, NodeInfo node);
}
