package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Blueprint for the PersistentVolumeClaim behind a generic ephemeral volume. */
@Value.Immutable
public interface PersistentVolumeClaimTemplate extends ModelValue, WithPersistentVolumeClaimTemplate {
    /** Labels and annotations copied to the claim; most other metadata is rejected. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Storage wanted, copied to the claim unchanged. */
    @Required
    @Value.Default
    default PersistentVolumeClaimSpec spec() {
        return PersistentVolumeClaimSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaimTemplate.Builder {}
}
