package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Lifecycle hook that merely pauses. */
@Value.Immutable
public interface SleepAction extends ModelValue, WithSleepAction {
    /** Length of the pause in seconds, not beyond the termination grace period. */
    @Required
    @Value.Default
    default long seconds() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSleepAction.Builder {}
}
