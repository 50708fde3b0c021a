package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** StorageOS persistent volume; the in-tree driver has been removed from Kubernetes. */
@Value.Immutable
public interface StorageOSVolumeSource extends ModelValue, WithStorageOSVolumeSource {
    /** File system on the volume, e.g. {@code ext4} or {@code xfs}; {@code ext4} if absent. */
    Optional<String> fsType();

    /** Whether the volume is mounted without write access; {@code false} by default. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with StorageOS API credentials; absent tries default values. */
    Optional<LocalObjectReference> secretRef();

    /** StorageOS volume name, unique within its StorageOS namespace. */
    Optional<String> volumeName();

    /** StorageOS namespace of the volume; absent uses the pod's namespace. */
    Optional<String> volumeNamespace();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStorageOSVolumeSource.Builder {}
}
