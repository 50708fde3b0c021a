package dev.coracle.scheduler.framework;

/** Has the last word before a pod is bound; may hold it, see {@link WaitingPod}. */
public interface PermitPlugin extends Plugin {
    /** Success, a refusal, or {@link Status#waiting} with the longest time to wait, 15 minutes at most. */
    Status permit(CycleState state, PodInfo pod, String node);
}
