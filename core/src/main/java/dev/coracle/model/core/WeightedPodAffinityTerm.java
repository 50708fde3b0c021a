package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Soft pod affinity rule with the weight it adds to a node's score. */
@Value.Immutable
public interface WeightedPodAffinityTerm extends ModelValue, WithWeightedPodAffinityTerm {
    /** Pods and topology domain concerned; required. */
    @Required
    @Value.Default
    default PodAffinityTerm podAffinityTerm() {
        return PodAffinityTerm.EMPTY;
    }

    /** Strength of the preference, from {@code 1} to {@code 100}. */
    @Required
    @Value.Default
    default int weight() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableWeightedPodAffinityTerm.Builder {}
}
