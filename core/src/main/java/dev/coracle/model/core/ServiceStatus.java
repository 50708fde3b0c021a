package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.meta.Condition;
import java.util.List;
import org.immutables.value.Value;

/** Observed state of a service. */
@Value.Immutable
public interface ServiceStatus extends ModelValue, WithServiceStatus {
    /** Nothing set. */
    ServiceStatus EMPTY = builder().build();

    /** Current conditions of the service, one entry per type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<Condition> conditions();

    /** Addresses and ports of the provisioned load balancer; empty for other service types. */
    @Value.Default
    default LoadBalancerStatus loadBalancer() {
        return LoadBalancerStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableServiceStatus.Builder {}
}
