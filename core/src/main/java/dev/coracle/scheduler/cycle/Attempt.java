package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.PodInfo;

/**
 * One attempt to schedule one pod.
 *
 * @param pod the pod
 * @param state what plugins note
 */
public record Attempt(PodInfo pod, CycleState state) {
    /** An attempt that begins. */
    public static Attempt of(PodInfo pod) {
        return new Attempt(pod, new CycleState());
    }

    /** The same attempt with notes that can be changed on their own. */
    Attempt branch() {
        return new Attempt(pod, state.copy());
    }
}
