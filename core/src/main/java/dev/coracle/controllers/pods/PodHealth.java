package dev.coracle.controllers.pods;

import dev.coracle.model.Time;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import java.time.Instant;
import java.util.Optional;

/** How far a pod has come, as its status says. */
public final class PodHealth {
    private PodHealth() {}

    /** Whether it neither ended nor is being deleted. */
    public static boolean isActive(Pod pod) {
        return !PodConditions.isFinished(pod) && !pod.isTerminating();
    }

    /** Whether it may serve. */
    public static boolean isReady(Pod pod) {
        return ready(pod).isPresent();
    }

    /** Since when it may serve; empty where it may not, or nobody knows. */
    public static Optional<Instant> readySince(Pod pod) {
        return ready(pod).flatMap(PodCondition::lastTransitionTime).map(Time::instant);
    }

    /** From when on it counts as available, if it stays ready; empty where it is not ready, or nobody knows since when. */
    public static Optional<Instant> availableFrom(Pod pod, int minReadySeconds) {
        if (minReadySeconds == 0) return ready(pod).map(it -> Instant.MIN);
        return readySince(pod).map(since -> since.plusSeconds(minReadySeconds));
    }

    /** Whether it has been ready for that long. */
    public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        return availableFrom(pod, minReadySeconds)
                .filter(from -> !now.isBefore(from))
                .isPresent();
    }

    private static Optional<PodCondition> ready(Pod pod) {
        return PodConditions.find(pod.status(), PodConditions.READY)
                .filter(it -> it.status().equals("True"));
    }
}
