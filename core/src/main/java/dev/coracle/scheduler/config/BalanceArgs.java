package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Arguments of NodeResourcesBalancedAllocation. */
@Value.Immutable
interface BalanceArgs extends ModelValue, WithBalanceArgs {
    /** Nothing set. */
    BalanceArgs EMPTY = builder().build();

    /** What is to be balanced. */
    List<WeightedResource> resources();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableBalanceArgs.Builder {}
}
