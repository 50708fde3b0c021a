package dev.coracle.scheduler.capacity;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.capacity.Packing.DemandedPod;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All pods to be carried, and what they ask for together. */
final class Demand {
    private final List<Pod> pods;
    private final Map<String, Long> total = new TreeMap<>();

    Demand(List<Pod> pods) {
        this.pods = named(pods);
        this.pods.forEach(pod -> requests(pod).forEach((name, amount) -> total.merge(name, amount, Long::sum)));
    }

    /** The same pods, each with a uid of its own. */
    private static List<Pod> named(List<Pod> pods) {
        List<Pod> named = new ArrayList<>();
        for (Pod pod : pods) {
            String uid = "pod-" + named.size();
            named.add(pod.withMetadata(pod.metadata().withUid(uid)));
        }
        return named;
    }

    Collection<Pod> pods() {
        return pods;
    }

    /** In the units of {@link Resources#amount}. */
    private static Map<String, Long> requests(Pod pod) {
        Resources asked = PodInfo.of(pod).requests();
        Map<String, Long> requests = new LinkedHashMap<>();
        for (String name : List.of(ResourceNames.CPU, ResourceNames.MEMORY, ResourceNames.EPHEMERAL_STORAGE))
            requests.put(name, asked.amount(name));
        asked.scalars().forEach(name -> requests.put(name, asked.amount(name)));
        requests.put(ResourceNames.PODS, 1L);
        return requests;
    }

    /** What these nodes have too little of, for all pods together; no search finds what this rules out. */
    Optional<String> shortage(Collection<Node> nodes) {
        for (Map.Entry<String, Long> asked : total.entrySet()) {
            String name = asked.getKey();
            long there = nodes.stream().mapToLong(it -> allocatable(it, name)).sum();
            if (there < asked.getValue())
                return Optional.of("the pods ask for " + amount(asked.getValue(), name) + ", and the nodes left have "
                        + amount(there, name));
        }
        return Optional.empty();
    }

    private static String amount(long amount, String resource) {
        String unit = resource.equals(ResourceNames.CPU) ? "m of " : " of ";
        return amount + unit + resource;
    }

    private static long allocatable(Node node, String resource) {
        Map<String, Quantity> allocatable = node.status().allocatable();
        if (resource.equals(ResourceNames.PODS))
            return allocatable.getOrDefault(resource, Quantity.ZERO).value();
        return Resources.of(allocatable).amount(resource);
    }

    /** The pods as the search wants them: those whose place depends on others last, big ones first, like ones together. */
    List<DemandedPod> inOrder(Collection<Node> nodes) {
        Map<Pod, Integer> shapes = new LinkedHashMap<>();
        List<DemandedPod> all = new ArrayList<>();
        for (Pod pod : pods) {
            int shape = shapes.computeIfAbsent(shape(pod), it -> shapes.size());
            PodInfo info = PodInfo.of(pod);
            all.add(new DemandedPod(info, shape, isFree(info)));
        }
        all.sort(Comparator.comparing((DemandedPod it) -> !it.isFree())
                .thenComparing(it -> -share(it.info().pod(), nodes))
                .thenComparing(DemandedPod::shape));
        return all;
    }

    private static Pod shape(Pod pod) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace(pod.namespace())
                .labels(pod.labels())
                .build();
        return pod.withMetadata(metadata);
    }

    private static boolean isFree(PodInfo pod) {
        return pod.requiredAffinity().isEmpty()
                && pod.spec().topologySpreadConstraints().isEmpty();
    }

    /** Which part of all the nodes together it takes, of the resource of which it takes most. */
    private static double share(Pod pod, Collection<Node> nodes) {
        double most = 0;
        for (Map.Entry<String, Long> asked : requests(pod).entrySet()) {
            String name = asked.getKey();
            double there = nodes.stream().mapToLong(it -> allocatable(it, name)).sum();
            if (there > 0) most = Math.max(most, asked.getValue() / there);
        }
        return most;
    }
}
