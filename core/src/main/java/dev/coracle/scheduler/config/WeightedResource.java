package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** A resource that counts in a score. */
@Value.Immutable
interface WeightedResource extends ModelValue, WithWeightedResource {
    /** Nothing set. */
    WeightedResource EMPTY = builder().build();

    /** Its name. */
    @Value.Default
    default String name() {
        return "";
    }

    /** How much it counts. */
    @Value.Default
    default long weight() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableWeightedResource.Builder {}
}
