package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** Network endpoints of the daemons on a node. */
@Value.Immutable
public interface NodeDaemonEndpoints extends ModelValue, WithNodeDaemonEndpoints {
    /** Nothing set. */
    NodeDaemonEndpoints EMPTY = builder().build();

    /** Where the kubelet listens. */
    @Value.Default
    default DaemonEndpoint kubeletEndpoint() {
        return DaemonEndpoint.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeDaemonEndpoints.Builder {}
}
