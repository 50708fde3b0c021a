package dev.coracle.apiserver.kinds;

import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what a service has where an update does not say otherwise, and brings the old single address in line with the
 * list that took its place. Pure.
 */
final class ServiceCarryOver {
    private ServiceCarryOver() {}

    static ServiceSpec apply(ServiceSpec asked, Optional<ServiceSpec> stored) {
        if (stored.isEmpty()) return fromSingle(asked);
        ServiceSpec old = stored.get();
        ServiceSpec spec = asked;
        if (ServiceNeeds.address(old) && ServiceNeeds.address(spec)) spec = addresses(spec, old);
        if (ServiceNeeds.nodePorts(old) && ServiceNeeds.nodePorts(spec)) spec = nodePorts(spec, old);
        boolean checked = ServiceNeeds.healthCheckPort(old) && ServiceNeeds.healthCheckPort(spec);
        if (checked && spec.healthCheckNodePort() == 0) {
            spec = spec.withHealthCheckNodePort(old.healthCheckNodePort());
        }
        return aligned(spec, old);
    }

    private static ServiceSpec fromSingle(ServiceSpec spec) {
        return spec.clusterIP().isPresent() && spec.clusterIPs().isEmpty()
                ? spec.withClusterIPs(List.of(spec.clusterIP().get()))
                : spec;
    }

    private static ServiceSpec addresses(ServiceSpec asked, ServiceSpec old) {
        ServiceSpec spec = asked.clusterIP().isPresent() ? asked : asked.withClusterIP(old.clusterIP());
        return spec.clusterIPs().isEmpty() && spec.clusterIP().equals(old.clusterIP())
                ? spec.withClusterIPs(old.clusterIPs())
                : spec;
    }

    private static ServiceSpec nodePorts(ServiceSpec spec, ServiceSpec old) {
        Map<String, Integer> byName = new HashMap<>();
        for (ServicePort port : old.ports()) byName.put(port.name().orElse(""), port.nodePort());
        Set<Integer> used = new HashSet<>(ServiceNeeds.nodePortsOf(spec));
        List<ServicePort> ports = new ArrayList<>();
        for (ServicePort port : spec.ports()) {
            int before = byName.getOrDefault(port.name().orElse(""), 0);
            boolean keeps = port.nodePort() == 0 && before != 0 && used.add(before);
            ports.add(keeps ? port.withNodePort(before) : port);
        }
        return spec.withPorts(ports);
    }

    /** Where only one of the single address and the list was changed to something, the other follows. */
    private static ServiceSpec aligned(ServiceSpec spec, ServiceSpec old) {
        boolean sameSingle = spec.clusterIP().equals(old.clusterIP());
        boolean sameList = spec.clusterIPs().equals(old.clusterIPs());
        if (sameSingle) {
            return spec.clusterIPs().isEmpty() && !old.clusterIPs().isEmpty()
                    ? spec.withClusterIPs(old.clusterIPs())
                    : spec;
        }
        if (!sameList && !spec.clusterIPs().isEmpty()) return spec;
        return spec.withClusterIPs(spec.clusterIP().map(List::of).orElse(List.of()));
    }
}
