package dev.coracle.node;

import dev.coracle.model.core.PodStatus;
import java.util.List;

/**
 * What to do for a pod now.
 *
 * @param steps in order
 * @param status to report, where it is not what was reported last
 * @param memory to keep
 * @param wakeAt when to look again even if nothing happens, in nanoseconds; {@link Long#MAX_VALUE} for never
 * @param over whether the pod has ended and its object may go
 */
record PodPlan(List<Step> steps, PodStatus status, PodMemory memory, long wakeAt, boolean over) {
    /** Whether to look again at once. */
    boolean isSeenAtOnce() {
        return steps.stream().anyMatch(Step::isSeenAtOnce);
    }
}
