package dev.coracle.controllers.endpointslice;

import dev.coracle.controllers.services.Backends;
import dev.coracle.controllers.services.PortOrder;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointConditions;
import dev.coracle.model.discovery.EndpointHints;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.ForZone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the pods of a service are reached, as endpoint slices say it. Pure. */
final class Targets {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Comparator<EndpointPort> BY_HASH = Comparator.comparing(port -> PortOrder.key(print(port)));

    private Targets() {}

    /**
     * Where a pod is reached, by family, for each family of the service in which it is.
     *
     * @param node the pod's; without one the pod is left out, unless the service publishes whatever there is
     */
    static Map<String, Target> of(Service service, Pod pod, @Nullable Node node) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String family : families(service))
            target(service, pod, family, Optional.ofNullable(node)).ifPresent(it -> targets.put(family, it));
        return targets;
    }

    /** Where pods are reached, by family, for each family that the service has. */
    static Map<String, List<Target>> byFamily(Service service, List<Map<String, Target>> pods) {
        Map<String, List<Target>> targets = new LinkedHashMap<>();
        for (String family : families(service)) {
            targets.put(
                    family,
                    pods.stream()
                            .flatMap(it -> Optional.ofNullable(it.get(family)).stream())
                            .toList());
        }
        return targets;
    }

    private static List<String> families(Service service) {
        if (!service.spec().ipFamilies().isEmpty()) return service.spec().ipFamilies();
        if (Backends.isHeadless(service)) return List.of("IPv4", "IPv6");
        return List.of(Backends.isIpv6(service.spec().clusterIP().orElse("")) ? "IPv6" : "IPv4");
    }

    private static Optional<Target> target(Service service, Pod pod, String family, Optional<Node> node) {
        if (!Backends.isReachable(pod)) return Optional.empty();
        if (node.isEmpty() && !service.spec().publishNotReadyAddresses()) return Optional.empty();
        List<String> addresses = Backends.addresses(pod).stream()
                .filter(it -> Backends.isIpv6(it) == family.equals("IPv6"))
                .toList();
        if (addresses.isEmpty()) return Optional.empty();
        return Optional.of(new Target(ports(service, pod), endpoint(service, pod, node, addresses)));
    }

    private static Endpoint endpoint(Service service, Pod pod, Optional<Node> node, List<String> addresses) {
        boolean serving = PodConditions.isReady(pod);
        boolean ready = service.spec().publishNotReadyAddresses() || (serving && !pod.isTerminating());
        Optional<String> zone =
                node.map(it -> it.labels().getOrDefault(ZONE, "")).filter(it -> !it.isEmpty());
        EndpointConditions conditions = EndpointConditions.builder()
                .ready(ready)
                .serving(serving)
                .terminating(pod.isTerminating())
                .build();
        return Endpoint.builder()
                .addresses(addresses)
                .conditions(conditions)
                .targetRef(Backends.reference(pod))
                .nodeName(pod.spec().nodeName())
                .zone(zone)
                .hostname(Backends.hostname(pod, service))
                .hints(hints(service, ready, zone))
                .build();
    }

    /** For whom an endpoint is meant, where the service prefers those nearby. */
    private static Optional<EndpointHints> hints(Service service, boolean ready, Optional<String> zone) {
        boolean near = service.spec().trafficDistribution().equals(Optional.of("PreferClose"));
        if (!near || !ready) return Optional.empty();
        return zone.map(it -> EndpointHints.builder()
                .addForZones(ForZone.builder().name(it).build())
                .build());
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : service.spec().ports()) {
            Backends.port(pod, port)
                    .ifPresent(number -> ports.add(EndpointPort.builder()
                            .name(port.name().orElse(""))
                            .port(number)
                            .protocol(port.protocol().orElse("TCP"))
                            .appProtocol(port.appProtocol())
                            .build()));
        }
        ports.sort(BY_HASH);
        return ports;
    }

    /** As Go prints it. */
    private static String print(EndpointPort port) {
        return "(v1.EndpointPort){Name:(*string)" + port.name().orElse("") + " Protocol:(*v1.Protocol)"
                + port.protocol().orElse("") + " Port:(*int32)" + port.port().orElse(0) + " AppProtocol:(*string)"
                + port.appProtocol().orElse("<nil>") + "}";
    }
}
