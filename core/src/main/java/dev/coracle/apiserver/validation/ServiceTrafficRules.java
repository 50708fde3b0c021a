package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.LoadBalancerIngress;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceSpec;
import java.util.List;
import java.util.Optional;

/** What makes valid how traffic comes to a service: from which sources, through which balancer, to which nodes. */
public final class ServiceTrafficRules {
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> MODES = List.of("Proxy", "VIP");
    private static final String BALANCER_ONLY = "may only be used when `type` is 'LoadBalancer'";
    private static final String SOURCES = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final FieldPath SPEC = ServiceRules.SPEC;

    private ServiceTrafficRules() {}

    static void check(FieldErrors errors, Service service) {
        ServiceSpec spec = service.spec();
        boolean balanced = isBalanced(spec);
        sources(errors, service, balanced);
        FieldPath nodePorts = SPEC.child("allocateLoadBalancerNodePorts");
        if (!balanced && spec.allocateLoadBalancerNodePorts().isPresent()) errors.forbidden(nodePorts, BALANCER_ONLY);
        spec.loadBalancerClass().ifPresent(it -> {
            FieldPath path = SPEC.child("loadBalancerClass");
            if (balanced) {
                errors.invalid(path, it, Names.QUALIFIED.complaints(it));
            } else {
                errors.forbidden(path, BALANCER_ONLY);
            }
        });
        external(errors, spec);
        healthCheck(errors, spec);
        internal(errors, spec);
        spec.trafficDistribution().ifPresent(it -> {
            List<String> known = List.of("PreferClose");
            if (!known.contains(it)) errors.notSupported(SPEC.child("trafficDistribution"), it, known);
        });
    }

    private static boolean isBalanced(ServiceSpec spec) {
        return spec.type().orElse("").equals("LoadBalancer");
    }

    private static void sources(FieldErrors errors, Service service, boolean balanced) {
        List<String> ranges = service.spec().loadBalancerSourceRanges();
        FieldPath path = SPEC.child("LoadBalancerSourceRanges");
        String annotation = service.metadata().annotations().get(SOURCES);
        if (!ranges.isEmpty()) {
            if (!balanced) errors.forbidden(path, BALANCER_ONLY);
            for (int i = 0; i < ranges.size(); i++) {
                AddressRules.network(errors, path.index(i), ranges.get(i).strip());
            }
        } else if (annotation != null) {
            FieldPath place = FieldPath.of("metadata", "annotations").key(SOURCES);
            if (!balanced) errors.forbidden(place, BALANCER_ONLY);
            if (annotation.isBlank()) return;
            for (String range : annotation.strip().split(",", -1)) {
                AddressRules.network(errors, place, range.strip());
            }
        }
    }

    /** Whether a service can be reached from outside the cluster. */
    public static boolean isExternal(ServiceSpec spec) {
        String type = spec.type().orElse("");
        return type.equals("LoadBalancer")
                || type.equals("NodePort")
                || (type.equals("ClusterIP") && !spec.externalIPs().isEmpty());
    }

    /** Whether a balancer asks each node if it has an endpoint of the service. */
    public static boolean needsHealthCheck(ServiceSpec spec) {
        return isBalanced(spec) && spec.externalTrafficPolicy().orElse("").equals("Local");
    }

    private static void external(FieldErrors errors, ServiceSpec spec) {
        String policy = spec.externalTrafficPolicy().orElse("");
        if (isExternal(spec)) {
            Values.oneOf(errors, SPEC, "externalTrafficPolicy", policy, POLICIES);
        } else if (!policy.isEmpty()) {
            errors.invalid(
                    SPEC.child("externalTrafficPolicy"), policy, "may only be set for externally-accessible services");
        }
    }

    private static void healthCheck(FieldErrors errors, ServiceSpec spec) {
        int port = spec.healthCheckNodePort();
        if (!needsHealthCheck(spec)) {
            if (port == 0) return;
            errors.invalid(
                    SPEC.child("healthCheckNodePort"),
                    port,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        } else {
            Values.port(errors, SPEC, "healthCheckNodePort", port);
        }
    }

    private static void internal(FieldErrors errors, ServiceSpec spec) {
        Optional<String> policy = spec.internalTrafficPolicy();
        boolean needed = List.of("NodePort", "LoadBalancer", "ClusterIP")
                .contains(spec.type().orElse(""));
        if (policy.isPresent() || needed) {
            Values.oneOf(errors, SPEC, "internalTrafficPolicy", policy.orElse(""), POLICIES);
        }
    }

    static void status(FieldErrors errors, Service service) {
        List<LoadBalancerIngress> ingress = service.status().loadBalancer().ingress();
        FieldPath path = FieldPath.of("status", "loadBalancer", "ingress");
        if (!ingress.isEmpty() && !isBalanced(service.spec())) {
            errors.forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'");
            return;
        }
        for (int i = 0; i < ingress.size(); i++) ingress(errors, path.index(i), ingress.get(i));
    }

    private static void ingress(FieldErrors errors, FieldPath path, LoadBalancerIngress ingress) {
        boolean hasAddress = ingress.ip().isPresent();
        ingress.ip().ifPresent(ip -> AddressRules.address(errors, path.child("ip"), ip));
        FieldPath mode = path.child("ipMode");
        if (ingress.ipMode().isEmpty()) {
            if (hasAddress) errors.required(mode, "must be specified when `ip` is set");
        } else if (!hasAddress) {
            errors.forbidden(mode, "may not be specified when `ip` is not set");
        } else if (!MODES.contains(ingress.ipMode().get())) {
            errors.notSupported(mode, ingress.ipMode().get(), MODES);
        }
        ingress.hostname().ifPresent(name -> {
            errors.invalid(path.child("hostname"), name, Names.SUBDOMAIN.complaints(name));
            if (IpAddress.parse(name).isPresent()) {
                errors.invalid(path.child("hostname"), name, "must be a DNS name, not an IP address");
            }
        });
    }
}
