package dev.coracle.apiserver.kinds;

import dev.coracle.api.Refusals;
import dev.coracle.apiserver.Allocation.Claims;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The ports of the nodes by which services are reached from outside. */
final class NodePorts {
    private static final FieldPath PORTS = FieldPath.of("spec", "ports");
    private static final String TAKEN = "provided port is already allocated";

    private final int first;
    private final int last;
    private final Pool pool;

    NodePorts(int first, int last) {
        this.first = first;
        this.last = last;
        this.pool = Pool.of(last - first + 1, 32, 128);
    }

    static String thing(int port) {
        return "servicenodeports/" + port;
    }

    ServiceSpec allocate(ServiceSpec spec, Optional<ServiceSpec> stored, Claims claims, FieldErrors errors) {
        ServiceSpec complete = spec;
        if (ServiceNeeds.nodePorts(spec)) {
            List<Integer> had = stored.map(ServiceNeeds::nodePortsOf).orElse(List.of());
            complete = spec.withPorts(ports(spec.ports(), had, claims, errors));
        }
        return ServiceNeeds.healthCheckPort(spec) ? healthCheck(complete, stored, claims) : complete;
    }

    /** A port with two protocols gets the same node port for both. */
    private List<ServicePort> ports(List<ServicePort> ports, List<Integer> had, Claims claims, FieldErrors errors) {
        Map<Integer, Integer> byPort = new HashMap<>();
        for (ServicePort port : ports) {
            if (port.nodePort() != 0) byPort.putIfAbsent(port.port(), port.nodePort());
        }
        List<ServicePort> complete = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            ServicePort port = ports.get(i);
            if (port.nodePort() == 0) {
                int number = byPort.computeIfAbsent(port.port(), ignored -> next(claims, "nodePort"));
                complete.add(port.withNodePort(number));
                continue;
            }
            complete.add(port);
            String refusal = had.contains(port.nodePort()) ? "" : refusal(port.nodePort(), claims);
            if (!refusal.isEmpty()) {
                errors.invalid(PORTS.index(i).child("nodePort"), port.nodePort(), refusal);
            }
        }
        return complete;
    }

    private String refusal(int port, Claims claims) {
        if (port < first || port > last) {
            return "provided port is not in the valid range. The range of valid ports is " + first + "-" + last;
        }
        return claims.claim(thing(port)) ? "" : TAKEN;
    }

    private int next(Claims claims, String what) {
        OptionalInt picked = pool.pick(claims.chance(), it -> claims.claim(thing(first + it)));
        if (picked.isEmpty()) throw Refusals.internalError("failed to allocate a " + what + ": range is full");
        return first + picked.getAsInt();
    }

    private ServiceSpec healthCheck(ServiceSpec spec, Optional<ServiceSpec> stored, Claims claims) {
        int asked = spec.healthCheckNodePort();
        if (asked == 0) return spec.withHealthCheckNodePort(next(claims, "HealthCheck NodePort"));
        if (stored.map(it -> it.healthCheckNodePort() == asked).orElse(false)) return spec;
        String refusal = refusal(asked, claims);
        if (refusal.isEmpty()) return spec;
        throw Refusals.internalError("failed to allocate requested HealthCheck NodePort " + asked + ": " + refusal);
    }
}
