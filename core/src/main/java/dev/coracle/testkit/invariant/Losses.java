package dev.coracle.testkit.invariant;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** When healthy pods were last lost otherwise than by the eviction API, which disruption budgets cannot know at once. */
public final class Losses {
    private final Map<String, Instant> byNamespace = new LinkedHashMap<>();

    /** Nothing was lost. */
    public Losses() {}

    /** Takes a change in, if it is one of a pod. */
    public void take(Change change) {
        Pod before = change.before(Pod.class).orElse(null);
        if (before == null || !isHealthy(before) || isEvicted(before)) return;
        boolean lost = change.after(Pod.class)
                .filter(it -> isHealthy(it) || isEvicted(it))
                .isEmpty();
        if (lost) note(before.namespace(), change.time());
    }

    /** Something in a namespace is not as it was, which is as good as a loss. */
    public void note(String namespace, Instant moment) {
        byNamespace.put(namespace, moment);
    }

    /** Whether there was none in a namespace since then. */
    public boolean isQuiet(String namespace, Instant since) {
        return !byNamespace.getOrDefault(namespace, Instant.MIN).isAfter(since);
    }

    /** Whether a pod counts as healthy for a disruption budget. */
    public static boolean isHealthy(Pod pod) {
        return PodConditions.isReady(pod) && !pod.isTerminating();
    }

    /** Whether the eviction API has let a pod go. */
    public static boolean isEvicted(Pod pod) {
        return PodConditions.find(pod.status(), PodConditions.DISRUPTION_TARGET)
                .flatMap(PodCondition::reason)
                .filter("EvictionByEvictionAPI"::equals)
                .isPresent();
    }
}
