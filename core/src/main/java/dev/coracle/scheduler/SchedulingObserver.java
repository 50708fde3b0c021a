package dev.coracle.scheduler;

import dev.coracle.scheduler.framework.PodInfo;
import java.util.List;
import java.util.Optional;

/**
 * Sees what a scheduler decides, and what it goes by. It looks, and changes nothing; see
 * {@link SchedulerOptions#observer()}.
 *
 * <p><b>Threads.</b> Called by the scheduler's worker.
 */
public interface SchedulingObserver {
    /**
     * What came of judging a pod.
     *
     * @param pod as it was judged
     * @param node the node it was given, if any
     * @param nominated the node where room is made for it, if any
     * @param victims the pods that are made to leave that node
     */
    record Judgement(PodInfo pod, Optional<String> node, Optional<String> nominated, List<PodInfo> victims) {}

    /** A scheduler begins, or begins anew, knowing nothing; the view shows what it knows, as long as it goes on. */
    default void began(SchedulingView view) {}

    /** A pod was judged; the view shows what by, before anything comes of it. */
    default void judged(SchedulingView view, Judgement judgement) {}
}
