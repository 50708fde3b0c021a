package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** What went wrong with a volume. */
@Value.Immutable
public interface VolumeError extends ModelValue, WithVolumeError {
    /** Code that the driver gave; alpha, may be absent. */
    Optional<Integer> errorCode();

    /** What went wrong, for people to read; no secrets. */
    Optional<String> message();

    /** When it went wrong. */
    Optional<Time> time();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeError.Builder {}
}
