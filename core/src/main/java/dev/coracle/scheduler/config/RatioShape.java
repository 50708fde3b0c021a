package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** The score for each degree of use. */
@Value.Immutable
interface RatioShape extends ModelValue, WithRatioShape {
    /** Nothing set. */
    RatioShape EMPTY = builder().build();

    /** Points by rising use. */
    List<ShapePoint> shape();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableRatioShape.Builder {}
}
