package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Volume given by a PersistentVolumeClaim in the pod's namespace. */
@Value.Immutable
public interface PersistentVolumeClaimVolumeSource extends ModelValue, WithPersistentVolumeClaimVolumeSource {
    /** PersistentVolumeClaim name. */
    @Required
    @Value.Default
    default String claimName() {
        return "";
    }

    /** Whether all mounts of the volume in this pod are read-only; defaults to {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaimVolumeSource.Builder {}
}
