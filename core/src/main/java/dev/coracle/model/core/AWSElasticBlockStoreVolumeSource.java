package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Existing AWS EBS disk to mount; deprecated, all calls go to the {@code ebs.csi.aws.com} CSI driver. */
@Value.Immutable
public interface AWSElasticBlockStoreVolumeSource extends ModelValue, WithAWSElasticBlockStoreVolumeSource {
    /** File system to mount, such as {@code ext4} or {@code xfs}; absent means {@code ext4}. */
    Optional<String> fsType();

    /** Partition number to mount; absent or 0 means the disk as a whole. */
    @Value.Default
    default int partition() {
        return 0;
    }

    /** Whether every mount of the disk is read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** EBS volume ID, such as {@code vol-0123456789abcdef0}. */
    @Required
    @Value.Default
    default String volumeID() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAWSElasticBlockStoreVolumeSource.Builder {}
}
