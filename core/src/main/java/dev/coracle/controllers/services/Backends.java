package dev.coracle.controllers.services;

import dev.coracle.model.IntOrString;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pods stand behind a service, and where they are reached. Pure. */
public final class Backends {
    private Backends() {}

    /** Whether the pods behind a service are looked for here: not where it has no selector, or is but a name. */
    public static boolean areWanted(Service service) {
        return !service.spec().selector().isEmpty() && !service.spec().type().equals(Optional.of("ExternalName"));
    }

    /** Whether a service has no address of its own. */
    public static boolean isHeadless(Service service) {
        String address = service.spec().clusterIP().orElse("");
        return address.isEmpty() || address.equals("None");
    }

    /** Whether a service selects pods with these labels. */
    public static boolean selects(Service service, Map<String, String> labels) {
        Map<String, String> selector = service.spec().selector();
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    /** Whether a pod can be reached: it has an address, and has not come to its end. */
    public static boolean isReachable(Pod pod) {
        return !PodConditions.isFinished(pod) && !addresses(pod).isEmpty();
    }

    /** The addresses of a pod, its main one first. */
    public static List<String> addresses(Pod pod) {
        List<String> addresses = new ArrayList<>();
        pod.status().podIPs().forEach(it -> addresses.add(it.ip()));
        if (addresses.isEmpty())
            pod.status().podIP().filter(it -> !it.isEmpty()).ifPresent(addresses::add);
        return addresses;
    }

    /** Whether an address is of the Internet Protocol's version 6. */
    public static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    /** Where a pod takes what is sent to a port of its service; empty where it has no port of the name meant. */
    public static Optional<Integer> port(Pod pod, ServicePort port) {
        IntOrString target = port.targetPort().orElseGet(() -> IntOrString.of(port.port()));
        if (target.isInt()) return Optional.of(target.intValue());
        for (Container container : pod.spec().containers()) {
            Optional<Integer> found = port(container, target.toString(), port);
            if (found.isPresent()) return found;
        }
        for (Container container : pod.spec().initContainers()) {
            if (!container.restartPolicy().equals(Optional.of("Always"))) continue;
            Optional<Integer> found = port(container, target.toString(), port);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<Integer> port(Container container, String name, ServicePort wanted) {
        for (ContainerPort port : container.ports()) {
            boolean same =
                    port.protocol().orElse("TCP").equals(wanted.protocol().orElse("TCP"));
            if (same && port.name().equals(Optional.of(name))) return Optional.of(port.containerPort());
        }
        return Optional.empty();
    }

    /** The name by which a pod is known within its service. */
    public static Optional<String> hostname(Pod pod, Service service) {
        boolean named = pod.spec().subdomain().equals(Optional.of(service.name()));
        return named ? pod.spec().hostname().filter(it -> !it.isEmpty()) : Optional.empty();
    }

    /** A pod as endpoints refer to it. */
    public static ObjectReference reference(Pod pod) {
        return ObjectReference.builder()
                .kind("Pod")
                .namespace(pod.namespace())
                .name(pod.name())
                .uid(pod.uid())
                .build();
    }
}
