package dev.coracle.model.coordination;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Lightweight, time-limited claim, used for leader election and for node heartbeats. */
@GroupVersionKind(group = "coordination.k8s.io", version = "v1", kind = "Lease")
@Resource(plural = "leases")
@Value.Immutable
public interface Lease extends ApiObject, WithLease {
    @Override
    @Derived
    default String apiVersion() {
        return "coordination.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Lease";
    }

    /** Object identity, labels and annotations. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Who holds the claim and for how long. */
    @Value.Default
    default LeaseSpec spec() {
        return LeaseSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLease.Builder {}
}
