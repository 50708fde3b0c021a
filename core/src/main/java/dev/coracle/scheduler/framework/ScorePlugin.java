package dev.coracle.scheduler.framework;

/** Says how good a node is for a pod. Not asked where only one node does. */
public interface ScorePlugin extends Plugin {
    /** The best final score. The worst is 0. */
    long MAX_SCORE = 100;

    /** From 0 to {@link #MAX_SCORE}; any number where the plugin is a {@link ScoreExtensions} too. Should not allocate. */
    long score(CycleState state, PodInfo pod, NodeInfo node);
}
