package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Piece of storage in the cluster, made by an administrator or provisioned for a claim; cluster-scoped. */
@GroupVersionKind(version = "v1", kind = "PersistentVolume")
@Resource(plural = "persistentvolumes", shortNames = "pv", namespaced = false)
@Value.Immutable
public interface PersistentVolume extends ApiObject, WithPersistentVolume {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "PersistentVolume";
    }

    /** Object identity, labels and annotations; the name is a DNS subdomain. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Where the storage is and who may use it. */
    @Value.Default
    default PersistentVolumeSpec spec() {
        return PersistentVolumeSpec.EMPTY;
    }

    /** Phase last observed; read-only for ordinary clients. */
    @Value.Default
    default PersistentVolumeStatus status() {
        return PersistentVolumeStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolume.Builder {}
}
