package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.core.ResourceRequirements;
import java.util.List;
import java.util.Optional;

/** The defaults of a pod: those of any pod spec, and some that templates do not get. */
final class PodDefaults {
    private PodDefaults() {}

    static Pod apply(Pod pod) {
        PodSpec spec = PodSpecDefaults.apply(pod.spec());
        spec = spec.withContainers(Each.of(spec.containers(), PodDefaults::requests))
                .withInitContainers(Each.of(spec.initContainers(), PodDefaults::requests));
        if (spec.enableServiceLinks().isEmpty()) spec = spec.withEnableServiceLinks(true);
        if (spec.hostNetwork()) {
            spec = spec.withContainers(Each.of(spec.containers(), PodDefaults::hostPorts))
                    .withInitContainers(Each.of(spec.initContainers(), PodDefaults::hostPorts));
        }
        return pod.withSpec(spec).withStatus(status(pod.status()));
    }

    private static Container requests(Container container) {
        ResourceRequirements resources = container.resources();
        if (resources.limits().isEmpty()) return container;
        return container.withResources(
                resources.withRequests(Amounts.completed(resources.requests(), resources.limits())));
    }

    private static Container hostPorts(Container container) {
        return container.withPorts(Each.of(container.ports(), PodDefaults::hostPort));
    }

    private static ContainerPort hostPort(ContainerPort port) {
        return port.hostPort() == 0 ? port.withHostPort(port.containerPort()) : port;
    }

    /** The old single address and the first of the list are one; where they differ, the single one counts. */
    private static PodStatus status(PodStatus status) {
        List<PodIP> all = status.podIPs();
        Optional<String> single = status.podIP();
        if (single.isEmpty()) {
            return status.withPodIP(all.stream().findFirst().map(PodIP::ip).filter(it -> !it.isEmpty()));
        }
        boolean agree = !all.isEmpty() && all.get(0).ip().equals(single.get());
        return agree
                ? status
                : status.withPodIPs(List.of(PodIP.builder().ip(single.get()).build()));
    }
}
