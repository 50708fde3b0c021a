package dev.coracle.model.policy;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import dev.coracle.model.meta.Condition;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Observed pod counts of a disruption budget and the evictions currently possible. */
@Value.Immutable
public interface PodDisruptionBudgetStatus extends ModelValue, WithPodDisruptionBudgetStatus {
    /** Nothing set. */
    PodDisruptionBudgetStatus EMPTY = builder().build();

    /** Current conditions, e.g. {@code DisruptionAllowed}, one entry per type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<Condition> conditions();

    /** Number of covered pods that are healthy now. */
    @Required
    @Value.Default
    default int currentHealthy() {
        return 0;
    }

    /** Least number of healthy pods that the budget demands. */
    @Required
    @Value.Default
    default int desiredHealthy() {
        return 0;
    }

    /**
     * Eviction times (RFC 3339) by pod name, for evictions already approved but not yet seen as deletions by the
     * controller.
     */
    Map<String, Time> disruptedPods();

    /** Number of evictions of healthy pods that are possible right now. */
    @Required
    @Value.Default
    default int disruptionsAllowed() {
        return 0;
    }

    /** Number of pods that the budget covers, as declared by their controllers. */
    @Required
    @Value.Default
    default int expectedPods() {
        return 0;
    }

    /** Value of {@code metadata.generation} on which the status is based; if outdated, evictions are refused. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodDisruptionBudgetStatus.Builder {}
}
