package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Photon Controller disk to mount; deprecated and no longer supported. */
@Value.Immutable
public interface PhotonPersistentDiskVolumeSource extends ModelValue, WithPhotonPersistentDiskVolumeSource {
    /** File system to mount, such as {@code ext4} or {@code xfs}; absent means {@code ext4}. */
    Optional<String> fsType();

    /** Photon Controller disk ID. */
    @Required
    @Value.Default
    default String pdID() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePhotonPersistentDiskVolumeSource.Builder {}
}
