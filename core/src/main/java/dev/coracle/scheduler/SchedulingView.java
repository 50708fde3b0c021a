package dev.coracle.scheduler;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What a scheduler knows at present. For the scheduler's worker, which is whom {@link SchedulingObserver} is called by;
 * in a simulated world, for anybody.
 */
public interface SchedulingView {
    /** Nodes and the pods on them, those included that were given a node and are not known to be bound yet. */
    Snapshot cluster();

    /** Whether a pod was given a node and is not known to be bound yet. */
    boolean isAssumed(String uid);

    /** Pods that wait for room being made on a node. */
    List<PodInfo> nominatedTo(String node);

    /** The most important of the pods that are to be tried at once. */
    Optional<PodInfo> next();

    /** Pods that were refused and wait for something to happen that may help; in the order in which they were refused. */
    List<PodInfo> refused();

    /** Objects of a kind as the scheduler last heard of them; none of a kind that it does not follow. */
    <T extends ApiObject> List<T> objects(Class<T> type);
}
