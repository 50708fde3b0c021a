package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** Where a volume is in its life. */
@Value.Immutable
public interface PersistentVolumeStatus extends ModelValue, WithPersistentVolumeStatus {
    /** Nothing set. */
    PersistentVolumeStatus EMPTY = builder().build();

    /** RFC 3339 time at which {@code phase} last changed. */
    Optional<Time> lastPhaseTransitionTime();

    /** Why the volume is as it is, for people to read; may be absent. */
    Optional<String> message();

    /**
     * {@code Pending}, {@code Available}, {@code Bound}, {@code Released} (its claim is gone) or {@code Failed} (it
     * could not be reclaimed).
     */
    Optional<String> phase();

    /** Short CamelCase word for programs, naming why the volume failed. */
    Optional<String> reason();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeStatus.Builder {}
}
