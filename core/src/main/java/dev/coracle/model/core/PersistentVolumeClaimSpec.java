package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Storage wanted by a claim. */
@Value.Immutable
public interface PersistentVolumeClaimSpec extends ModelValue, WithPersistentVolumeClaimSpec {
    /** Nothing set. */
    PersistentVolumeClaimSpec EMPTY = builder().build();

    /**
     * Required ways to mount: {@code ReadWriteOnce}, {@code ReadOnlyMany}, {@code ReadWriteMany} or {@code
     * ReadWriteOncePod}, the last of which stands alone.
     */
    List<String> accessModes();

    /** VolumeSnapshot or claim in the same namespace to fill the volume from; absent means an empty volume. */
    Optional<TypedLocalObjectReference> dataSource();

    /**
     * Object to fill the volume from, of any populator kind, even (alpha) in another namespace; without namespace it
     * equals {@code dataSource} if both are set.
     */
    Optional<TypedObjectReference> dataSourceRef();

    /**
     * Minimum storage size, as a request for {@code storage}; may be raised later if the storage class permits
     * expansion.
     */
    @Value.Default
    default VolumeResourceRequirements resources() {
        return VolumeResourceRequirements.EMPTY;
    }

    /** Label query that restricts which existing volumes may be bound; absent means no restriction. */
    Optional<LabelSelector> selector();

    /** StorageClass to use; empty accepts only volumes without a class, absent means the cluster's default class. */
    @KeepEmpty
    Optional<String> storageClassName();

    /**
     * VolumeAttributesClass with mutable settings such as IOPS; beta, may be changed after creation, and absent means
     * none.
     */
    @KeepEmpty
    Optional<String> volumeAttributesClassName();

    /** How the volume is presented: {@code Filesystem} (the default) or {@code Block} for a raw device. */
    @KeepEmpty
    Optional<String> volumeMode();

    /**
     * PersistentVolume bound to the claim; filled in by the controller, or beforehand to ask for a certain volume.
     */
    Optional<String> volumeName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaimSpec.Builder {}
}
