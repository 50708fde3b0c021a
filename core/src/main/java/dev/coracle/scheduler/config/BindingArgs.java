package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of VolumeBinding. */
@Value.Immutable
interface BindingArgs extends ModelValue, WithBindingArgs {
    /** Nothing set. */
    BindingArgs EMPTY = builder().build();

    /** How long a pod waits for its volumes. */
    Optional<Long> bindTimeoutSeconds();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableBindingArgs.Builder {}
}
