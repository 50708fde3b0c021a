package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Point at which a load balancer accepts traffic, given by address or by host name. */
@Value.Immutable
public interface LoadBalancerIngress extends ModelValue, WithLoadBalancerIngress {
    /** DNS name of the load balancer, for providers that hand out names. */
    Optional<String> hostname();

    /** IPv4 or IPv6 address of the load balancer, for providers that hand out addresses. */
    Optional<String> ip();

    /**
     * Delivery to nodes: {@code VIP} keeps the load balancer address as destination (the default), {@code Proxy} uses
     * a node or pod address; requires {@code ip}.
     */
    @KeepEmpty
    Optional<String> ipMode();

    /** Status of the Service ports on this load balancer. */
    List<PortStatus> ports();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLoadBalancerIngress.Builder {}
}
