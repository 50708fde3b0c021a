package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import dev.coracle.model.core.TopologySpreadConstraint;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of PodTopologySpread. */
@Value.Immutable
interface SpreadArgs extends ModelValue, WithSpreadArgs {
    /** Nothing set. */
    SpreadArgs EMPTY = builder().build();

    /** What holds for pods without constraints of their own. */
    List<TopologySpreadConstraint> defaultConstraints();

    /** System for the usual ones, List for those given. */
    Optional<String> defaultingType();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSpreadArgs.Builder {}
}
