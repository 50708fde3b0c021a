package dev.coracle.model.apps;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Keeps a fixed number of identical pods alive; usually created by a Deployment and not by hand. */
@GroupVersionKind(group = "apps", version = "v1", kind = "ReplicaSet")
@Resource(plural = "replicasets", shortNames = "rs", categories = "all")
@Value.Immutable
public interface ReplicaSet extends ApiObject, WithReplicaSet {
    @Override
    @Derived
    default String apiVersion() {
        return "apps/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "ReplicaSet";
    }

    /** Object identity, labels and annotations; absent labels are taken from the pod template. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired pod count, selector and template. */
    @Value.Default
    default ReplicaSetSpec spec() {
        return ReplicaSetSpec.EMPTY;
    }

    /**
     * Pod counts last reported by the ReplicaSet controller, possibly slightly stale; read-only for ordinary clients.
     */
    @Value.Default
    default ReplicaSetStatus status() {
        return ReplicaSetStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicaSet.Builder {}
}
