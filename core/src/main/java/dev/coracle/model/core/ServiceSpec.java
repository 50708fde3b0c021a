package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired ports, pod selection, addressing and exposure of a service. */
@Value.Immutable
public interface ServiceSpec extends ModelValue, WithServiceSpec {
    /** Nothing set. */
    ServiceSpec EMPTY = builder().build();

    /** Whether node ports are allocated automatically for type {@code LoadBalancer}; {@code true} by default. */
    Optional<Boolean> allocateLoadBalancerNodePorts();

    /**
     * Primary virtual IP address; allocated if absent, {@code None} makes the service headless, empty for {@code
     * ExternalName}.
     */
    Optional<String> clusterIP();

    /** Virtual IP addresses, at most one per IP family, the first equal to {@code clusterIP}. */
    List<String> clusterIPs();

    /**
     * Additional addresses on which nodes accept traffic for the service; routing them there is the administrator's
     * task.
     */
    List<String> externalIPs();

    /** DNS name returned as CNAME record for the service; required for type {@code ExternalName}. */
    Optional<String> externalName();

    /**
     * Routing of traffic from outside: {@code Cluster} (default) to any endpoint, {@code Local} only to those on the
     * receiving node.
     */
    Optional<String> externalTrafficPolicy();

    /**
     * Node port for load balancer health checks, for type {@code LoadBalancer} with external policy {@code Local};
     * allocated if absent, immutable.
     */
    @Value.Default
    default int healthCheckNodePort() {
        return 0;
    }

    /**
     * Routing of traffic from inside the cluster: {@code Cluster} (default) or {@code Local}, which drops it without
     * local endpoints.
     */
    @KeepEmpty
    Optional<String> internalTrafficPolicy();

    /** IP families in use, {@code IPv4} and {@code IPv6}, primary first; chosen by the cluster if absent. */
    List<String> ipFamilies();

    /** Dual-stack behaviour: {@code SingleStack} (default), {@code PreferDualStack} or {@code RequireDualStack}. */
    @KeepEmpty
    Optional<String> ipFamilyPolicy();

    /**
     * Qualified name of the load balancer implementation; absent uses the cloud provider's default, immutable while
     * of that type.
     */
    @KeepEmpty
    Optional<String> loadBalancerClass();

    /** Deprecated request for a specific load balancer address; ignored by providers that do not support it. */
    Optional<String> loadBalancerIP();

    /** Client CIDR blocks admitted by the load balancer, where supported; absent admits everyone. */
    List<String> loadBalancerSourceRanges();

    /** Ports exposed by the service; required unless headless or of type {@code ExternalName}. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "port")
    @ListMap({"port", "protocol"})
    List<ServicePort> ports();

    /** Whether endpoints are published, also in DNS, even if their pods are not ready; {@code false} by default. */
    @Value.Default
    default boolean publishNotReadyAddresses() {
        return false;
    }

    /** Labels of the pods that receive traffic; absent leaves endpoints to be managed by hand. */
    @Atomic
    Map<String, String> selector();

    /**
     * Client stickiness: {@code None} (default) or {@code ClientIP}, which sends each client address to the same pod.
     */
    Optional<String> sessionAffinity();

    /** Parameters of session affinity, such as its timeout. */
    Optional<SessionAffinityConfig> sessionAffinityConfig();

    /**
     * Soft topology preference: {@code PreferClose}, or the alpha values {@code PreferSameZone} and {@code
     * PreferSameNode}; absent means none.
     */
    @KeepEmpty
    Optional<String> trafficDistribution();

    /**
     * Manner of exposure: {@code ClusterIP} (default), {@code NodePort}, {@code LoadBalancer} or {@code
     * ExternalName}.
     */
    Optional<String> type();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableServiceSpec.Builder {}
}
