package dev.coracle.scheduler.framework;

/** Is told of pods that were bound. Runs on a worker for writes. */
public interface PostBindPlugin extends Plugin {
    /** The pod was bound. */
    void postBind(CycleState state, PodInfo pod, String node);
}
