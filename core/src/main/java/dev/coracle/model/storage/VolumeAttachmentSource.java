package dev.coracle.model.storage;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.core.PersistentVolumeSpec;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume to attach. Exactly one field is set. */
@Value.Immutable
public interface VolumeAttachmentSource extends ModelValue, WithVolumeAttachmentSource {
    /** Nothing set. */
    VolumeAttachmentSource EMPTY = builder().build();

    /** Volume described here, as migrated from the volume of a pod. */
    Optional<PersistentVolumeSpec> inlineVolumeSpec();

    /** Name of the PersistentVolume. */
    @KeepEmpty
    Optional<String> persistentVolumeName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeAttachmentSource.Builder {}
}
