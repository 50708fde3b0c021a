package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Existing Azure data disk to mount; deprecated, all calls go to the {@code disk.csi.azure.com} CSI driver. */
@Value.Immutable
public interface AzureDiskVolumeSource extends ModelValue, WithAzureDiskVolumeSource {
    /** Host cache setting: {@code None}, {@code ReadOnly} or {@code ReadWrite}; defaults to {@code ReadWrite}. */
    @KeepEmpty
    Optional<String> cachingMode();

    /** Disk name as shown in Azure. */
    @Required
    @Value.Default
    default String diskName() {
        return "";
    }

    /** Azure resource URI of a managed disk, or blob URI of an unmanaged one. */
    @Required
    @Value.Default
    default String diskURI() {
        return "";
    }

    /** File system to mount, such as {@code ext4} or {@code ntfs}; defaults to {@code ext4}. */
    @KeepEmpty
    Optional<String> fsType();

    /** Disk flavour: {@code Shared}, {@code Dedicated} or {@code Managed}; defaults to {@code Shared}. */
    @KeepEmpty
    Optional<String> kind();

    /** Whether mounts are read-only; defaults to {@code false}. */
    Optional<Boolean> readOnly();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAzureDiskVolumeSource.Builder {}
}
