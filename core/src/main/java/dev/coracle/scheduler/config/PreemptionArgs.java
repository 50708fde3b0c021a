package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of DefaultPreemption. */
@Value.Immutable
interface PreemptionArgs extends ModelValue, WithPreemptionArgs {
    /** Nothing set. */
    PreemptionArgs EMPTY = builder().build();

    /** Share of nodes. */
    Optional<Integer> minCandidateNodesPercentage();

    /** At least so many nodes. */
    Optional<Integer> minCandidateNodesAbsolute();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePreemptionArgs.Builder {}
}
