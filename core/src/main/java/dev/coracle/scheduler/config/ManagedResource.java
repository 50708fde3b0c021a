package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** A resource in which an extender has a say. */
@Value.Immutable
interface ManagedResource extends ModelValue, WithManagedResource {
    /** Nothing set. */
    ManagedResource EMPTY = builder().build();

    /** Its name, such as {@code example.com/gpu}. */
    @Value.Default
    default String name() {
        return "";
    }

    /** Whether the scheduler leaves it to the extender whether there is enough. */
    @Value.Default
    default boolean ignoredByScheduler() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableManagedResource.Builder {}
}
