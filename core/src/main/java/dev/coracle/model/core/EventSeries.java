package dev.coracle.model.core;

import dev.coracle.model.MicroTime;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Repetition data of an event that keeps happening. */
@Value.Immutable
public interface EventSeries extends ModelValue, WithEventSeries {
    /** Number of occurrences up to {@code lastObservedTime}. */
    @Value.Default
    default int count() {
        return 0;
    }

    /** RFC 3339 time with microseconds of the latest occurrence. */
    Optional<MicroTime> lastObservedTime();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEventSeries.Builder {}
}
