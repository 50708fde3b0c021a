package dev.coracle.testkit.invariant;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.selector.Selector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which healthy pods were lost and when, as far as disruption budgets are concerned: they cannot know it at once. */
public final class Losses {
    private final Map<String, List<Loss>> byNamespace = new LinkedHashMap<>();

    /**
     * A pod that was healthy and is not any longer, or has other labels.
     *
     * @param evicted whether the eviction API has let it go, which leaves a note in its budget
     */
    public record Loss(Instant moment, String name, Map<String, String> labels, boolean evicted) {}

    /** Nothing was lost. */
    public Losses() {}

    /** Takes a change in, if it is one of a pod. */
    public void take(Change change) {
        Pod before = change.before(Pod.class).orElse(null);
        if (before == null || !isHealthy(before) || isEvicted(before)) return;
        Pod after = change.after(Pod.class).orElse(null);
        boolean evicted = after != null && isEvicted(after);
        boolean same = after != null && isHealthy(after) && after.labels().equals(before.labels());
        if (same && !evicted) return;
        byNamespace
                .computeIfAbsent(before.namespace(), it -> new ArrayList<>())
                .add(new Loss(change.time(), before.name(), before.labels(), evicted));
    }

    /** How many of a budget's pods were lost since then that are of interest; one that comes and goes counts each time. */
    public long count(PodDisruptionBudget budget, Instant since, Predicate<Loss> which) {
        Selector selector = Selector.of(budget.spec().selector());
        return byNamespace.getOrDefault(budget.namespace(), List.of()).stream()
                .filter(it -> !it.moment().isBefore(since) && selector.matches(it.labels()) && which.test(it))
                .count();
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
