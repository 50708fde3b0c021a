package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import dev.coracle.model.core.NodeAffinity;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of NodeAffinity. */
@Value.Immutable
interface AffinityArgs extends ModelValue, WithAffinityArgs {
    /** Nothing set. */
    AffinityArgs EMPTY = builder().build();

    /** What holds for every pod of the profile. */
    Optional<NodeAffinity> addedAffinity();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAffinityArgs.Builder {}
}
