package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** User's request for storage and claim to the volume that was found for it. */
@GroupVersionKind(version = "v1", kind = "PersistentVolumeClaim")
@Resource(plural = "persistentvolumeclaims", shortNames = "pvc")
@Value.Immutable
public interface PersistentVolumeClaim extends ApiObject, WithPersistentVolumeClaim {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "PersistentVolumeClaim";
    }

    /** Object identity, labels and annotations; the name is a DNS subdomain. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Storage wanted. */
    @Value.Default
    default PersistentVolumeClaimSpec spec() {
        return PersistentVolumeClaimSpec.EMPTY;
    }

    /** Storage got; read-only for ordinary clients. */
    @Value.Default
    default PersistentVolumeClaimStatus status() {
        return PersistentVolumeClaimStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaim.Builder {}
}
