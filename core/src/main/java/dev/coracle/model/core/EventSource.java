package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Origin of an event. */
@Value.Immutable
public interface EventSource extends ModelValue, WithEventSource {
    /** Nothing set. */
    EventSource EMPTY = builder().build();

    /** Reporting component, such as {@code kubelet} or {@code default-scheduler}. */
    Optional<String> component();

    /** Node on which the component runs; absent means not tied to a node. */
    Optional<String> host();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEventSource.Builder {}
}
