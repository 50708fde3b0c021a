package dev.coracle.scheduler.framework;

/** Keeps accounts of its own of what pods take, from the decision on until the pod is seen bound. */
public interface ReservePlugin extends Plugin {
    /** Takes what the pod needs on the node. */
    Status reserve(CycleState state, PodInfo pod, String node);

    /** Gives it back. Also called where {@link #reserve} was not, or failed; must not throw. */
    void unreserve(CycleState state, PodInfo pod, String node);
}
