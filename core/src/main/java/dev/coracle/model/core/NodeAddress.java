package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Address under which a node can be reached. */
@Value.Immutable
public interface NodeAddress extends ModelValue, WithNodeAddress {
    /** IP address or host name, depending on {@code type}. */
    @Required
    @Value.Default
    default String address() {
        return "";
    }

    /**
     * Kind of address: {@code Hostname}, {@code InternalIP}, {@code ExternalIP}, {@code InternalDNS} or {@code
     * ExternalDNS}.
     */
    @Required
    @Value.Default
    default String type() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeAddress.Builder {}
}
