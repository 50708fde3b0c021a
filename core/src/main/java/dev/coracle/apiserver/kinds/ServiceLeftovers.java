package dev.coracle.apiserver.kinds;

import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceSpec;
import java.util.Optional;

/**
 * Drops what a service of the new type cannot have, where an update changes the type and leaves the rest as it was:
 * otherwise the user would have to clear each field by hand. Pure.
 */
final class ServiceLeftovers {
    private ServiceLeftovers() {}

    static Service drop(Service asked, Service stored) {
        return asked.withSpec(drop(asked.spec(), stored.spec()));
    }

    private static ServiceSpec drop(ServiceSpec asked, ServiceSpec old) {
        ServiceSpec spec = asked;
        if (ServiceNeeds.address(old) && !ServiceNeeds.address(spec)) spec = withoutAddresses(spec, old);
        boolean samePorts = ServiceNeeds.nodePortsOf(spec).equals(ServiceNeeds.nodePortsOf(old));
        if (ServiceNeeds.nodePorts(old) && !ServiceNeeds.nodePorts(spec) && samePorts) {
            spec = spec.withPorts(
                    spec.ports().stream().map(port -> port.withNodePort(0)).toList());
        }
        boolean sameCheck = spec.healthCheckNodePort() == old.healthCheckNodePort();
        if (ServiceNeeds.healthCheckPort(old) && !ServiceNeeds.healthCheckPort(spec) && sameCheck) {
            spec = spec.withHealthCheckNodePort(0);
        }
        if (isBalanced(old) && !isBalanced(spec)) spec = withoutBalancer(spec, old);
        boolean samePolicy = spec.externalTrafficPolicy().equals(old.externalTrafficPolicy());
        if (ServiceNeeds.externalPolicy(old) && !ServiceNeeds.externalPolicy(spec) && samePolicy) {
            spec = spec.withExternalTrafficPolicy(Optional.empty());
        }
        return spec;
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.type().orElse("").equals("LoadBalancer");
    }

    private static ServiceSpec withoutAddresses(ServiceSpec asked, ServiceSpec old) {
        ServiceSpec spec = asked;
        if (spec.clusterIPs().equals(old.clusterIPs())) {
            spec = spec.withClusterIP(Optional.empty()).withClusterIPs();
        }
        if (spec.ipFamilies().equals(old.ipFamilies())) spec = spec.withIpFamilies();
        if (spec.ipFamilyPolicy().equals(old.ipFamilyPolicy())) spec = spec.withIpFamilyPolicy(Optional.empty());
        return spec.internalTrafficPolicy().equals(old.internalTrafficPolicy())
                ? spec.withInternalTrafficPolicy(Optional.empty())
                : spec;
    }

    private static ServiceSpec withoutBalancer(ServiceSpec asked, ServiceSpec old) {
        ServiceSpec spec = asked;
        if (spec.allocateLoadBalancerNodePorts().equals(old.allocateLoadBalancerNodePorts())) {
            spec = spec.withAllocateLoadBalancerNodePorts(Optional.empty());
        }
        return spec.loadBalancerClass().equals(old.loadBalancerClass())
                ? spec.withLoadBalancerClass(Optional.empty())
                : spec;
    }
}
