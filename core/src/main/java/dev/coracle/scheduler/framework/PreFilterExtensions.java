package dev.coracle.scheduler.framework;

/**
 * Keeps a plugin's notes right while pods come and go in thought: nominated pods that are taken as present, victims that
 * are taken as gone. The state is a {@linkplain CycleState#copy() copy}; the node shows the change already.
 */
public interface PreFilterExtensions {
    /** Another pod is on the node now. */
    Status addPod(CycleState state, PodInfo pod, PodInfo added, NodeInfo node);

    /** Another pod is not on the node any more. */
    Status removePod(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node);
}
