package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume backed by a PersistentVolumeClaim that is created for the pod and deleted together with it. */
@Value.Immutable
public interface EphemeralVolumeSource extends ModelValue, WithEphemeralVolumeSource {
    /** Blueprint for the claim, which is named after the pod and the volume as {@code pod-volume}; required. */
    Optional<PersistentVolumeClaimTemplate> volumeClaimTemplate();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEphemeralVolumeSource.Builder {}
}
