package dev.coracle.model.policy;

import dev.coracle.model.IntOrString;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.meta.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired limit on evictions and the pods it covers. */
@Value.Immutable
public interface PodDisruptionBudgetSpec extends ModelValue, WithPodDisruptionBudgetSpec {
    /** Nothing set. */
    PodDisruptionBudgetSpec EMPTY = builder().build();

    /**
     * Number or percentage, e.g. {@code 25%}, of covered pods that may be unavailable after an eviction; excludes
     * {@code minAvailable}.
     */
    Optional<IntOrString> maxUnavailable();

    /**
     * Number or percentage, e.g. {@code 50%}, of covered pods that must stay available after an eviction; excludes
     * {@code maxUnavailable}.
     */
    Optional<IntOrString> minAvailable();

    /** Label query for the covered pods; absent covers none, an empty selector all pods in the namespace. */
    @PatchStrategy(Strategy.REPLACE)
    Optional<LabelSelector> selector();

    /**
     * When running pods that are not ready may be evicted: {@code IfHealthyBudget} (default) or {@code AlwaysAllow}.
     */
    @KeepEmpty
    Optional<String> unhealthyPodEvictionPolicy();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodDisruptionBudgetSpec.Builder {}
}
