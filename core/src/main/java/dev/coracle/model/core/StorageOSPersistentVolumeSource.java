package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** StorageOS volume; the in-tree driver has been removed from Kubernetes. */
@Value.Immutable
public interface StorageOSPersistentVolumeSource extends ModelValue, WithStorageOSPersistentVolumeSource {
    /** File system on the volume, e.g. {@code ext4} or {@code xfs}; {@code ext4} if absent. */
    Optional<String> fsType();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with StorageOS API credentials; absent tries default values. */
    Optional<ObjectReference> secretRef();

    /** StorageOS volume name, unique within its StorageOS namespace. */
    Optional<String> volumeName();

    /** StorageOS namespace of the volume; absent means that of the pod. */
    Optional<String> volumeNamespace();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStorageOSPersistentVolumeSource.Builder {}
}
