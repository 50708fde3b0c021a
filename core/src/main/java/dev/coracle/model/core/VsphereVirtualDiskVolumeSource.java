package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** VMware vSphere virtual disk. */
@Value.Immutable
public interface VsphereVirtualDiskVolumeSource extends ModelValue, WithVsphereVirtualDiskVolumeSource {
    /** File system on the disk, e.g. {@code ext4} or {@code ntfs}; {@code ext4} if absent. */
    Optional<String> fsType();

    /** Identifier of the storage policy called {@code storagePolicyName}. */
    Optional<String> storagePolicyID();

    /** Storage policy (SPBM) that applies to the disk; may be absent. */
    Optional<String> storagePolicyName();

    /** Path of the virtual disk file in its datastore; required. */
    @Required
    @Value.Default
    default String volumePath() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVsphereVirtualDiskVolumeSource.Builder {}
}
