package dev.coracle.apiserver.kinds;

import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import java.util.List;

/** What a service needs, by its type. Pure. */
final class ServiceNeeds {
    private ServiceNeeds() {}

    private static boolean is(ServiceSpec spec, String type) {
        return spec.type().orElse("").equals(type);
    }

    /** Whether it is more than an alias for another name. */
    static boolean address(ServiceSpec spec) {
        return !is(spec, "ExternalName");
    }

    /** Whether it can be reached by a port of every node. */
    static boolean nodePorts(ServiceSpec spec) {
        return is(spec, "NodePort")
                || (is(spec, "LoadBalancer")
                        && spec.allocateLoadBalancerNodePorts().orElse(true));
    }

    /** Whether a load balancer asks every node if it has an endpoint of the service. */
    static boolean healthCheckPort(ServiceSpec spec) {
        return is(spec, "LoadBalancer")
                && spec.externalTrafficPolicy().orElse("").equals("Local");
    }

    /** Whether the policy for traffic from outside means anything. */
    static boolean externalPolicy(ServiceSpec spec) {
        return is(spec, "NodePort")
                || is(spec, "LoadBalancer")
                || !spec.externalIPs().isEmpty();
    }

    /** Whether it has no address on purpose. */
    static boolean isHeadless(ServiceSpec spec) {
        return spec.clusterIP().orElse("").equals("None");
    }

    /** The node ports it has. */
    static List<Integer> nodePortsOf(ServiceSpec spec) {
        return spec.ports().stream()
                .map(ServicePort::nodePort)
                .filter(port -> port != 0)
                .toList();
    }
}
