package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A plugin's way to the scheduler and the cluster.
 *
 * <p><b>Threads.</b> For the scheduler's worker, except {@link #clock}, {@link #events}, {@link #writes} and {@link #updates}.
 */
public interface Handle {
    /** Name of the profile that the plugin belongs to: pods with this {@code spec.schedulerName} are its own. */
    String profile();

    /** The cluster as it is judged. */
    Snapshot snapshot();

    /**
     * Objects of a kind, as the scheduler last heard of them. Ask once, when the plugin is made: the scheduler then
     * follows that kind, and its events reach the plugins that registered them.
     */
    <T extends ApiObject> ObjectLister<T> objects(Class<T> type);

    /** The time. */
    Clock clock();

    /** Chance. */
    Entropy entropy();

    /** Tells people what happens. */
    EventSink events();

    /** Calls about pods. */
    PodWriter writes();

    /** Calls about other objects. */
    ObjectWriter updates();

    /**
     * Runs something that makes calls on a worker for writes. Works about the same pod run one after the other.
     *
     * @param about which pod it is about
     * @param then told on the scheduler's worker, with what was thrown if anything was
     */
    void background(Pod about, Runnable calls, Consumer<Optional<RuntimeException>> then);

    /** Pods that wait for room being made on a node. */
    List<PodInfo> nominatedPods(String node);

    /** Whether any pod that waits for room being made, on whichever node, is such a one. */
    boolean anyNominated(Predicate<PodInfo> which);

    /**
     * What the plugin has noted about nodes for pods like this one: all pods that no filter can tell apart, while all filters
     * that have something to say of it are {@link NodeLocal}. Empty where another filter has something to say: then what
     * holds for a node may change although the node does not.
     *
     * @param about what else the notes depend on, as a value with {@code equals}
     */
    <T> Optional<NodeNotes<T>> notes(CycleState state, PodInfo pod, Object about);

    /** Lets a node be judged as it would be with other pods on it. */
    WhatIf whatIf(CycleState state, PodInfo pod, NodeInfo node);

    /** Programs of their own that have a say in a pod, in the order in which they are asked. */
    List<Extender> extenders(PodInfo pod);

    /** Pods that Permit plugins hold, in the order in which they came. */
    List<? extends WaitingPod> waitingPods();

    /** A pod that Permit plugins hold. */
    default Optional<? extends WaitingPod> waitingPod(String uid) {
        return waitingPods().stream()
                .filter(waiting -> waiting.pod().uid().equals(uid))
                .findFirst();
    }

    /** Lets pods that wait be tried at once, whatever they wait for. */
    void activate(List<PodInfo> pods);

    /** Lets pods that wait be tried again once they have rested, as after an error: what they wait for will not come. */
    void retry(List<PodInfo> pods);
}
