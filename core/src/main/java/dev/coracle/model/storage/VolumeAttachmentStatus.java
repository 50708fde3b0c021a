package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What came of an intent to attach. */
@Value.Immutable
public interface VolumeAttachmentStatus extends ModelValue, WithVolumeAttachmentStatus {
    /** Nothing set. */
    VolumeAttachmentStatus EMPTY = builder().build();

    /** What went wrong when attaching last; absent after success. */
    Optional<VolumeError> attachError();

    /** Whether the volume is attached. */
    @Required
    @Value.Default
    default boolean attached() {
        return false;
    }

    /** What the driver returned when it attached the volume, for later calls. */
    Map<String, String> attachmentMetadata();

    /** What went wrong when detaching last; absent after success. */
    Optional<VolumeError> detachError();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeAttachmentStatus.Builder {}
}
