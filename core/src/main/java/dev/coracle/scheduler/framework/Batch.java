package dev.coracle.scheduler.framework;

import java.util.List;

/**
 * All that a {@link BatchPlugin} decides about, and a cluster to try it out on: pods can be put on nodes in thought, which
 * the {@link #cluster} and the {@link #filter} then show.
 *
 * <p><b>Threads.</b> For the scheduler's worker only, until {@link BatchPlugin#plan} returns.
 */
public interface Batch {
    /** The pods that wait for a node, in the order of the queue: the most important first, then who waits longest. */
    List<PodInfo> pods();

    /** Nodes with the pods on them, those included that were put there in thought. */
    Snapshot cluster();

    /**
     * Success, or why a pod cannot run on a node as the {@link #cluster} is now. Cheap to ask about one pod and many nodes in
     * a row.
     */
    Status filter(PodInfo pod, NodeInfo node);

    /**
     * Puts a pod on a node in thought. It asks no filter, and says nothing of the plan.
     *
     * @throws IllegalStateException where the pod was put on a node already
     */
    void assume(PodInfo pod, NodeInfo node);

    /**
     * Takes a pod back that was put on a node in thought.
     *
     * @throws IllegalStateException where it is not there
     */
    void forget(PodInfo pod);
}
