package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How NodeResourcesFit scores. */
@Value.Immutable
interface FitStrategy extends ModelValue, WithFitStrategy {
    /** Nothing set. */
    FitStrategy EMPTY = builder().build();

    /** LeastAllocated, MostAllocated or RequestedToCapacityRatio. */
    @Value.Default
    default String type() {
        return "";
    }

    /** What counts. */
    List<WeightedResource> resources();

    /** For RequestedToCapacityRatio. */
    Optional<RatioShape> requestedToCapacityRatio();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableFitStrategy.Builder {}
}
