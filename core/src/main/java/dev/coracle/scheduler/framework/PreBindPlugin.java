package dev.coracle.scheduler.framework;

/** Prepares what must be there before a pod is bound. Runs on a worker for writes; may make calls. */
public interface PreBindPlugin extends Plugin {
    /** Success, a refusal, or {@link Status#waiting} with the time after which it is asked again. */
    Status preBind(CycleState state, PodInfo pod, String node);
}
