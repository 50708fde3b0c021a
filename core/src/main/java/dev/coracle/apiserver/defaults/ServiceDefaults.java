package dev.coracle.apiserver.defaults;

import dev.coracle.model.IntOrString;
import dev.coracle.model.core.ClientIPConfig;
import dev.coracle.model.core.LoadBalancerStatus;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.core.ServiceStatus;
import dev.coracle.model.core.SessionAffinityConfig;
import java.util.Optional;

/** The defaults of a service. */
final class ServiceDefaults {
    private static final int AFFINITY_SECONDS = 10_800;

    private ServiceDefaults() {}

    static Service apply(Service service) {
        ServiceSpec spec = affinity(service.spec());
        if (spec.type().isEmpty()) spec = spec.withType("ClusterIP");
        spec = spec.withPorts(Each.of(spec.ports(), ServiceDefaults::port));
        String type = spec.type().orElse("");
        boolean balanced = type.equals("LoadBalancer");
        boolean reachable = balanced || type.equals("NodePort");
        boolean external =
                reachable || (type.equals("ClusterIP") && !spec.externalIPs().isEmpty());
        if (external && spec.externalTrafficPolicy().isEmpty()) spec = spec.withExternalTrafficPolicy("Cluster");
        boolean internal = reachable || type.equals("ClusterIP");
        if (internal && spec.internalTrafficPolicy().isEmpty()) spec = spec.withInternalTrafficPolicy("Cluster");
        if (balanced && spec.allocateLoadBalancerNodePorts().isEmpty()) {
            spec = spec.withAllocateLoadBalancerNodePorts(true);
        }
        Service complete = service.withSpec(spec);
        return balanced ? complete.withStatus(status(complete.status())) : complete;
    }

    private static ServiceSpec affinity(ServiceSpec given) {
        ServiceSpec spec = given.sessionAffinity().isPresent() ? given : given.withSessionAffinity("None");
        String affinity = spec.sessionAffinity().orElse("");
        if (affinity.equals("None")) return spec.withSessionAffinityConfig(Optional.empty());
        boolean timed = spec.sessionAffinityConfig()
                .flatMap(SessionAffinityConfig::clientIP)
                .flatMap(ClientIPConfig::timeoutSeconds)
                .isPresent();
        if (timed || !affinity.equals("ClientIP")) return spec;
        ClientIPConfig client =
                ClientIPConfig.builder().timeoutSeconds(AFFINITY_SECONDS).build();
        return spec.withSessionAffinityConfig(
                SessionAffinityConfig.builder().clientIP(client).build());
    }

    private static ServicePort port(ServicePort given) {
        ServicePort port = given.protocol().isPresent() ? given : given.withProtocol("TCP");
        String target = port.targetPort().map(IntOrString::toString).orElse("");
        boolean missing = target.isEmpty()
                || (target.equals("0") && port.targetPort().get().isInt());
        boolean known = port.port() != 0 || target.isEmpty();
        return missing && known ? port.withTargetPort(IntOrString.of(port.port())) : port;
    }

    private static ServiceStatus status(ServiceStatus status) {
        LoadBalancerStatus balancer = status.loadBalancer();
        return status.withLoadBalancer(balancer.withIngress(Each.of(
                balancer.ingress(),
                ingress ->
                        ingress.ip().isPresent() && ingress.ipMode().isEmpty() ? ingress.withIpMode("VIP") : ingress)));
    }
}
