package dev.coracle.scheduler.framework;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.ResourceRequirements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up what a pod asks of a node. Init containers run one after the other, before the others; those that are
 * restarted always run on beside all that follow. Requests of the whole pod take the place of its containers'.
 */
final class PodRequests {
    /** What scoring assumes of a container that does not say. */
    private static final Quantity ASSUMED_CPU = Quantity.ofMilli(100);

    private static final Quantity ASSUMED_MEMORY = Quantity.ofBytes(200L << 20);

    private final Pod pod;
    private final boolean assuming;
    private final boolean resizeInfeasible;

    private PodRequests(Pod pod, boolean assuming) {
        this.pod = pod;
        this.assuming = assuming;
        this.resizeInfeasible = isResizeInfeasible(pod);
    }

    /** What the pod asks for. */
    static Map<String, Quantity> of(Pod pod) {
        return new PodRequests(pod, false).total();
    }

    /** The same, with some CPU and memory for each container that does not say how much. */
    static Map<String, Quantity> assumed(Pod pod) {
        return new PodRequests(pod, true).total();
    }

    private Map<String, Quantity> total() {
        Map<String, Quantity> total = ofContainers();
        pod.spec()
                .resources()
                .map(ResourceRequirements::requests)
                .ifPresent(requests -> requests.forEach((name, amount) -> {
                    if (isCountedForPods(name)) total.put(name, amount);
                }));
        add(total, pod.spec().overhead());
        return total;
    }

    private static boolean isCountedForPods(String name) {
        return name.equals(ResourceNames.CPU)
                || name.equals(ResourceNames.MEMORY)
                || name.startsWith(ResourceNames.HUGE_PAGES);
    }

    private Map<String, Quantity> ofContainers() {
        Map<String, Quantity> total = new LinkedHashMap<>();
        for (Container container : pod.spec().containers()) {
            add(total, ofContainer(container, pod.status().containerStatuses()));
        }
        Map<String, Quantity> sidecars = new LinkedHashMap<>();
        Map<String, Quantity> starting = new LinkedHashMap<>();
        for (Container container : pod.spec().initContainers()) {
            Map<String, Quantity> asked = ofContainer(container, pod.status().initContainerStatuses());
            if (isSidecar(container)) {
                add(sidecars, asked);
                add(total, asked);
                raise(starting, sidecars);
            } else {
                Map<String, Quantity> together = new LinkedHashMap<>(sidecars);
                add(together, asked);
                raise(starting, together);
            }
        }
        raise(total, starting);
        return total;
    }

    static boolean isSidecar(Container initContainer) {
        return initContainer.restartPolicy().filter("Always"::equals).isPresent();
    }

    /** Of a container that is being resized, the most of what is wanted, granted and in force. */
    private Map<String, Quantity> ofContainer(Container container, List<ContainerStatus> statuses) {
        Map<String, Quantity> asked = container.resources().requests();
        for (ContainerStatus status : statuses) {
            if (status.name().equals(container.name())) asked = withStatus(asked, status);
        }
        return assuming ? withAssumed(asked) : asked;
    }

    private Map<String, Quantity> withStatus(Map<String, Quantity> asked, ContainerStatus status) {
        if (status.resources().isEmpty()) return asked;
        Map<String, Quantity> most = new LinkedHashMap<>(status.allocatedResources());
        raise(most, status.resources().get().requests());
        if (!resizeInfeasible) raise(most, asked);
        return most;
    }

    private static boolean isResizeInfeasible(Pod pod) {
        for (PodCondition condition : pod.status().conditions()) {
            if (condition.type().equals("PodResizePending")) {
                return condition.reason().filter("Infeasible"::equals).isPresent();
            }
        }
        return false;
    }

    private static Map<String, Quantity> withAssumed(Map<String, Quantity> asked) {
        if (asked.containsKey(ResourceNames.CPU) && asked.containsKey(ResourceNames.MEMORY)) return asked;
        Map<String, Quantity> filled = new LinkedHashMap<>(asked);
        filled.putIfAbsent(ResourceNames.CPU, ASSUMED_CPU);
        filled.putIfAbsent(ResourceNames.MEMORY, ASSUMED_MEMORY);
        return filled;
    }

    private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Quantity::plus));
    }

    private static void raise(Map<String, Quantity> most, Map<String, Quantity> other) {
        other.forEach((name, amount) -> most.merge(name, amount, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }
}
