package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Group of backend addresses that share the same ports; the endpoints are all combinations of the two. */
@Value.Immutable
public interface EndpointSubset extends ModelValue, WithEndpointSubset {
    /** Backends that are ready for traffic. */
    List<EndpointAddress> addresses();

    /** Backends that are not ready, because they are starting or fail a probe. */
    List<EndpointAddress> notReadyAddresses();

    /** Ports offered by every backend of the group. */
    List<EndpointPort> ports();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointSubset.Builder {}
}
