package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How free a node would be with the pod, and how evenly its CPU and memory would be used. */
final class RoomScores {
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private RoomScores() {}

    /** LeastAllocated: the share that stays free; what containers do not say is assumed. */
    static long free(ReferenceCluster cluster, Pod pod, Node node) {
        Map<String, Long> all = Requests.allocatable(node);
        long sum = 0;
        long weights = 0;
        for (String resource : RESOURCES) {
            long size = all.getOrDefault(resource, 0L);
            if (size == 0) continue;
            long used = Requests.assumed(pod).getOrDefault(resource, 0L);
            for (Pod there : cluster.on(node.name()))
                used += Requests.assumed(there).getOrDefault(resource, 0L);
            sum += used > size ? 0 : (size - used) * 100 / size;
            weights++;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** The less the used shares differ, the more; nothing for a pod that asks for nothing. */
    static long balance(ReferenceCluster cluster, Pod pod, Node node) {
        Map<String, Long> all = Requests.allocatable(node);
        Map<String, Long> asked = Requests.of(pod);
        Map<String, Long> taken = Requests.sum(cluster.on(node.name()));
        if (RESOURCES.stream().allMatch(it -> asked.getOrDefault(it, 0L) == 0)) return 0;
        List<Double> shares = new ArrayList<>();
        for (String resource : RESOURCES) {
            long size = all.getOrDefault(resource, 0L);
            if (size == 0) continue;
            double used = taken.getOrDefault(resource, 0L) + asked.getOrDefault(resource, 0L);
            shares.add(Math.min(1, used / size));
        }
        double deviation = shares.size() < 2 ? 0 : Math.abs((shares.get(0) - shares.get(1)) / 2);
        return (long) ((1 - deviation) * 100);
    }
}
