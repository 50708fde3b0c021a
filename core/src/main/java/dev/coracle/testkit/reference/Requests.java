package dev.coracle.testkit.reference;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What pods ask for and nodes have to give, by the name of the resource: CPU in thousandths of a core, all else in whole
 * units, rounded up.
 */
public final class Requests {
    private static final Quantity ASSUMED_CPU = Quantity.ofMilli(100);
    private static final Quantity ASSUMED_MEMORY = Quantity.ofBytes(200L << 20);

    private Requests() {}

    /** What a pod asks of a node; the pod itself is no part of it. */
    public static Map<String, Long> of(Pod pod) {
        return rounded(exact(pod, false));
    }

    /** The same, with 100 thousandths of CPU and 200 MiB for each container that does not say: what scoring goes by. */
    static Map<String, Long> assumed(Pod pod) {
        return rounded(exact(pod, true));
    }

    /** What a node has to give. */
    public static Map<String, Long> allocatable(Node node) {
        Map<String, Long> all = rounded(node.status().allocatable());
        Quantity pods = node.status().allocatable().get("pods");
        all.put("pods", pods == null ? 0L : pods.value());
        return all;
    }

    /** The sum of what pods ask for. */
    public static Map<String, Long> sum(List<Pod> pods) {
        Map<String, Long> sum = new TreeMap<>();
        for (Pod pod : pods) of(pod).forEach((name, amount) -> sum.merge(name, amount, Long::sum));
        return sum;
    }

    /** The resources that the scheduler counts beside CPU, memory and disk. */
    static boolean isScalar(String name) {
        boolean extended = name.contains("/") && !name.contains("kubernetes.io/") && !name.startsWith("requests.");
        return extended
                || name.contains("kubernetes.io/")
                || name.startsWith("hugepages-")
                || name.startsWith("attachable-volumes-");
    }

    private static Map<String, Long> rounded(Map<String, Quantity> amounts) {
        Map<String, Long> rounded = new TreeMap<>();
        amounts.forEach((name, amount) -> {
            boolean counts = name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage");
            if (counts || isScalar(name)) rounded.put(name, units(name, amount.amount()));
        });
        return rounded;
    }

    private static long units(String name, BigDecimal amount) {
        BigDecimal inUnits = name.equals("cpu") ? amount.movePointRight(3) : amount;
        return inUnits.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static Map<String, Quantity> exact(Pod pod, boolean assuming) {
        Map<String, Quantity> total = ofContainers(pod, assuming);
        pod.spec()
                .resources()
                .map(ResourceRequirements::requests)
                .orElse(Collections.emptyMap())
                .forEach((name, it) -> {
                    if (name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-"))
                        total.put(name, it);
                });
        return plus(total, pod.spec().overhead());
    }

    /** The most that is needed at one time: by the containers with the sidecars, or by an init container in its turn. */
    private static Map<String, Quantity> ofContainers(Pod pod, boolean assuming) {
        List<Map<String, Quantity>> moments = new ArrayList<>();
        Map<String, Quantity> sidecars = Collections.emptyMap();
        for (Container container : pod.spec().initContainers()) {
            Map<String, Quantity> asked = of(container, pod, pod.status().initContainerStatuses(), assuming);
            moments.add(plus(sidecars, asked));
            if (isSidecar(container)) sidecars = plus(sidecars, asked);
        }
        Map<String, Quantity> running = sidecars;
        for (Container container : pod.spec().containers()) {
            running = plus(running, of(container, pod, pod.status().containerStatuses(), assuming));
        }
        moments.add(running);
        return most(moments);
    }

    static boolean isSidecar(Container initContainer) {
        return initContainer.restartPolicy().orElse("").equals("Always");
    }

    /** While a container is being resized it counts with the most of what it wants, was granted and has. */
    private static Map<String, Quantity> of(
            Container container, Pod pod, List<ContainerStatus> statuses, boolean assuming) {
        Map<String, Quantity> asked = container.resources().requests();
        Optional<ContainerStatus> status = statuses.stream()
                .filter(it ->
                        it.name().equals(container.name()) && it.resources().isPresent())
                .findFirst();
        if (status.isPresent()) {
            List<Map<String, Quantity>> claims = new ArrayList<>();
            claims.add(status.get().allocatedResources());
            claims.add(status.get().resources().orElseThrow().requests());
            if (!isResizeRefused(pod)) claims.add(asked);
            asked = most(claims);
        }
        if (!assuming) return asked;
        Map<String, Quantity> filled = new LinkedHashMap<>(asked);
        filled.putIfAbsent("cpu", ASSUMED_CPU);
        filled.putIfAbsent("memory", ASSUMED_MEMORY);
        return filled;
    }

    private static boolean isResizeRefused(Pod pod) {
        return pod.status().conditions().stream()
                .filter(it -> it.type().equals("PodResizePending"))
                .findFirst()
                .filter(it -> it.reason().orElse("").equals("Infeasible"))
                .isPresent();
    }

    private static Map<String, Quantity> plus(Map<String, Quantity> a, Map<String, Quantity> b) {
        Map<String, Quantity> sum = new LinkedHashMap<>(a);
        b.forEach((name, amount) -> sum.merge(name, amount, Quantity::plus));
        return sum;
    }

    private static Map<String, Quantity> most(List<Map<String, Quantity>> amounts) {
        Map<String, Quantity> most = new LinkedHashMap<>();
        for (String name : new TreeSet<>(
                amounts.stream().flatMap(it -> it.keySet().stream()).toList())) {
            amounts.stream()
                    .filter(it -> it.containsKey(name))
                    .map(it -> it.getOrDefault(name, Quantity.ZERO))
                    .max(Quantity::compareTo)
                    .ifPresent(it -> most.put(name, it));
        }
        return most;
    }
}
