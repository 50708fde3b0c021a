package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** A point of a shape. */
@Value.Immutable
interface ShapePoint extends ModelValue, WithShapePoint {
    /** Nothing set. */
    ShapePoint EMPTY = builder().build();

    /** Use in percent. */
    @Value.Default
    default int utilization() {
        return 0;
    }

    /** From 0 to 10. */
    @Value.Default
    default int score() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableShapePoint.Builder {}
}
