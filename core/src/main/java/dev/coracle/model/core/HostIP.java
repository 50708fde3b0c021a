package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** IP address of the node that runs a pod. */
@Value.Immutable
public interface HostIP extends ModelValue, WithHostIP {
    /** IPv4 or IPv6 address. */
    @Required
    @Value.Default
    default String ip() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableHostIP.Builder {}
}
