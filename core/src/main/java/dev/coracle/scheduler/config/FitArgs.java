package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of NodeResourcesFit. */
@Value.Immutable
interface FitArgs extends ModelValue, WithFitArgs {
    /** Nothing set. */
    FitArgs EMPTY = builder().build();

    /** Extended resources that nodes need not have. */
    List<String> ignoredResources();

    /** The same, by group. */
    List<String> ignoredResourceGroups();

    /** How nodes are scored. */
    Optional<FitStrategy> scoringStrategy();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableFitArgs.Builder {}
}
