package dev.coracle.controllers.endpoints;

import dev.coracle.controllers.services.Backends;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointPort;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a pod is reached, as endpoints say it.
 *
 * @param ready whether the pod, or whatever there is where a service publishes that, takes what is sent to it
 */
record Reached(EndpointAddress address, boolean ready, SubsetPorts ports) {
    /** Where a pod of a service is reached; empty where it is not. Pure. */
    static Optional<Reached> of(Service service, Pod pod) {
        boolean publish = service.spec().publishNotReadyAddresses();
        if (!Backends.isReachable(pod) || (pod.isTerminating() && !publish)) return Optional.empty();
        List<EndpointPort> ports = ports(service, pod);
        if (ports.isEmpty() && !(service.spec().ports().isEmpty() && isNone(service))) return Optional.empty();
        return address(service, pod)
                .map(it -> new Reached(it, publish || PodConditions.isReady(pod), SubsetPorts.of(ports)));
    }

    private static boolean isNone(Service service) {
        return service.spec().clusterIP().equals(Optional.of("None"));
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : service.spec().ports()) {
            Backends.port(pod, port)
                    .ifPresent(number -> ports.add(EndpointPort.builder()
                            .name(port.name())
                            .port(number)
                            .protocol(port.protocol())
                            .appProtocol(port.appProtocol())
                            .build()));
        }
        return ports;
    }

    /** By the first address of the service's main family. */
    private static Optional<EndpointAddress> address(Service service, Pod pod) {
        boolean ipv6 = isIpv6(service, pod);
        Optional<String> ip = Backends.addresses(pod).stream()
                .filter(it -> Backends.isIpv6(it) == ipv6)
                .findFirst();
        return ip.map(it -> EndpointAddress.builder()
                .ip(it)
                .nodeName(pod.spec().nodeName())
                .targetRef(Backends.reference(pod))
                .hostname(Backends.hostname(pod, service))
                .build());
    }

    private static boolean isIpv6(Service service, Pod pod) {
        if (!service.spec().ipFamilies().isEmpty()) {
            return service.spec().ipFamilies().get(0).equals("IPv6");
        }
        if (!Backends.isHeadless(service))
            return Backends.isIpv6(service.spec().clusterIP().orElse(""));
        return Backends.isIpv6(Backends.addresses(pod).get(0));
    }
}
