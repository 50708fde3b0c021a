package dev.coracle.scheduler.framework;

import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.PodSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the node that a pod takes.
 *
 * @param ip the address it is taken on; {@code 0.0.0.0} for all addresses
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param port its number
 */
public record HostPort(String ip, String protocol, int port) {
    private static final String ALL_ADDRESSES = "0.0.0.0";

    /** Whether two pods cannot have both on one node. */
    public boolean conflictsWith(HostPort other) {
        if (port != other.port || !protocol.equals(other.protocol)) return false;
        return ip.equals(other.ip) || ip.equals(ALL_ADDRESSES) || other.ip.equals(ALL_ADDRESSES);
    }

    /** The ports that a pod takes: of its containers, and of the init containers that run on beside them. */
    static List<HostPort> of(PodSpec spec) {
        List<HostPort> ports = new ArrayList<>();
        spec.containers().forEach(container -> collect(container.ports(), ports));
        spec.initContainers().stream()
                .filter(PodRequests::isSidecar)
                .forEach(container -> collect(container.ports(), ports));
        return List.copyOf(ports);
    }

    private static void collect(List<ContainerPort> from, List<HostPort> ports) {
        for (ContainerPort port : from) {
            if (port.hostPort() > 0) ports.add(of(port));
        }
    }

    private static HostPort of(ContainerPort port) {
        String ip = port.hostIP().filter(it -> !it.isEmpty()).orElse(ALL_ADDRESSES);
        String protocol = port.protocol().filter(it -> !it.isEmpty()).orElse("TCP");
        return new HostPort(ip, protocol, port.hostPort());
    }
}
