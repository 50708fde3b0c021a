package dev.coracle.controllers.disruption;

import dev.coracle.model.IntOrString;
import dev.coracle.model.Time;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.Condition;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many pods of a budget may be taken away. */
final class BudgetPlanner {
    /** How long after its eviction was allowed a pod counts as going, even if nothing is seen of that. */
    static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

    private static final String TYPE = "DisruptionAllowed";

    private BudgetPlanner() {}

    /**
     * A budget and its pods.
     *
     * @param scale how many pods those who manage the pods want together
     */
    record View(PodDisruptionBudget budget, List<Pod> pods, int scale, Instant now) {}

    /**
     * What to do.
     *
     * @param status the status that the budget should have
     * @param lingering pods whose eviction was allowed long ago, and which are still there
     * @param comeBack when to look again though nothing happens
     */
    record Plan(String reason, PodDisruptionBudgetStatus status, List<Pod> lingering, Optional<Duration> comeBack) {}

    /** Whether it takes {@link View#scale} to tell how many pods are expected. */
    static boolean needsScale(PodDisruptionBudgetSpec spec) {
        return spec.maxUnavailable().isPresent()
                || spec.minAvailable().filter(it -> !it.isInt()).isPresent();
    }

    static Plan plan(View view) {
        PodDisruptionBudgetSpec spec = view.budget().spec();
        int expected = needsScale(spec) ? view.scale() : view.pods().size();
        int desired = desired(spec, expected);
        Map<String, Time> disrupted = new TreeMap<>();
        List<Pod> lingering = new ArrayList<>();
        Optional<Duration> comeBack = Optional.empty();
        int healthy = 0;
        for (Pod pod : view.pods()) {
            if (pod.isTerminating()) continue;
            Time since = view.budget().status().disruptedPods().get(pod.name());
            if (since != null) {
                Duration left = Duration.between(view.now(), since.instant().plus(DELETION_TIMEOUT));
                if (left.isNegative()) {
                    lingering.add(pod);
                } else {
                    disrupted.put(pod.name(), since);
                    if (comeBack.isEmpty() || left.compareTo(comeBack.get()) < 0) comeBack = Optional.of(left);
                    if (!left.isZero()) continue;
                }
            }
            if (PodConditions.isReady(pod)) healthy++;
        }
        int allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
        PodDisruptionBudgetStatus status = view.budget()
                .status()
                .withCurrentHealthy(healthy)
                .withDesiredHealthy(desired)
                .withExpectedPods(expected)
                .withDisruptionsAllowed(allowed)
                .withDisruptedPods(disrupted)
                .withObservedGeneration(view.budget().metadata().generation());
        Condition condition = Condition.builder()
                .type(TYPE)
                .status(allowed > 0 ? "True" : "False")
                .reason(allowed > 0 ? "SufficientPods" : "InsufficientPods")
                .observedGeneration(status.observedGeneration())
                .build();
        return new Plan(
                healthy + " healthy of " + desired + " needed",
                with(status, condition, view.now()),
                lingering,
                comeBack.map(it -> it.plusMillis(1)));
    }

    /** The status of a budget that cannot be worked out: nothing may be taken away. */
    static PodDisruptionBudgetStatus failed(PodDisruptionBudgetStatus status, String why, Instant now) {
        Condition condition = Condition.builder()
                .type(TYPE)
                .status("False")
                .reason("SyncFailed")
                .message(why)
                .observedGeneration(status.observedGeneration())
                .build();
        return with(status.withDisruptionsAllowed(0), condition, now);
    }

    private static int desired(PodDisruptionBudgetSpec spec, int expected) {
        if (spec.maxUnavailable().isPresent()) {
            return Math.max(0, expected - scaled(spec.maxUnavailable().get(), expected));
        }
        return spec.minAvailable().map(it -> scaled(it, expected)).orElse(0);
    }

    private static int scaled(IntOrString part, int expected) {
        return part.scaled(expected, true);
    }

    private static PodDisruptionBudgetStatus with(PodDisruptionBudgetStatus status, Condition wanted, Instant now) {
        List<Condition> conditions = new ArrayList<>();
        boolean found = false;
        for (Condition old : status.conditions()) {
            if (!old.type().equals(TYPE)) {
                conditions.add(old);
                continue;
            }
            found = true;
            boolean same = old.status().equals(wanted.status());
            conditions.add(wanted.withLastTransitionTime(same ? old.lastTransitionTime() : Optional.of(new Time(now))));
        }
        if (!found) conditions.add(wanted.withLastTransitionTime(new Time(now)));
        return status.withConditions(conditions);
    }
}
