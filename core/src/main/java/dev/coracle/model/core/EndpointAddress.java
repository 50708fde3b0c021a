package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Address of one backend behind a Service. */
@Atomic
@Value.Immutable
public interface EndpointAddress extends ModelValue, WithEndpointAddress {
    /** Host name of the backend, a DNS label. */
    Optional<String> hostname();

    /** IPv4 or IPv6 address; loopback, link-local and link-local multicast addresses are rejected. */
    @Required
    @Value.Default
    default String ip() {
        return "";
    }

    /** Node on which the backend runs, where known. */
    @KeepEmpty
    Optional<String> nodeName();

    /** Object providing the backend, usually a pod. */
    Optional<ObjectReference> targetRef();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointAddress.Builder {}
}
