package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Observed state of a load balancer. */
@Value.Immutable
public interface LoadBalancerStatus extends ModelValue, WithLoadBalancerStatus {
    /** Nothing set. */
    LoadBalancerStatus EMPTY = builder().build();

    /** Points at which traffic is accepted; absent or empty means not provisioned yet. */
    List<LoadBalancerIngress> ingress();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLoadBalancerStatus.Builder {}
}
