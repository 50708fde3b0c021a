package dev.coracle.examples.gpu;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of the GPUs of each node: of pods that are on nodes, by their annotations; of those that are on their way, by
 * what was reserved for them. A pod that has no devices, such as one that room is being made for, is taken to get those that
 * fit it best.
 *
 * <p><b>Threads.</b> For the scheduler's worker.
 */
final class Books {
    private final Map<String, Reserved> reserved = new HashMap<>();
    private final Map<Integer, Known> byIndex = new HashMap<>();

    private record Reserved(int node, Devices devices) {}

    private record Known(long generation, Room room) {}

    /** What a node has left. */
    Room room(NodeInfo node) {
        Known known = byIndex.get(node.index());
        if (known == null || known.generation() != node.generation()) {
            known = new Known(node.generation(), count(node, ""));
            byIndex.put(node.index(), known);
        }
        return known.room();
    }

    /** What a node would have left without a pod that is there. */
    Room roomWithout(PodInfo pod, NodeInfo node) {
        return count(node, pod.uid()).beside(demand(pod));
    }

    private Room count(NodeInfo node, String without) {
        Room room = GpuNodes.empty(node);
        List<Demand> homeless = new ArrayList<>();
        for (PodInfo pod : node.pods()) {
            if (pod.uid().equals(without)) continue;
            Demand demand = demand(pod);
            if (demand.gpu().isNone()) continue;
            Optional<Devices> devices = devices(pod);
            if (devices.isPresent()) room = room.with(demand, devices.get());
            else homeless.add(demand);
        }
        for (Demand demand : homeless) room = room.with(demand, likely(room, demand));
        return room;
    }

    private Optional<Devices> devices(PodInfo pod) {
        Optional<Devices> written = pod.spec().nodeName().isEmpty() ? Optional.empty() : Devices.of(pod.pod());
        if (written.isPresent()) {
            reserved.remove(pod.uid());
            return written;
        }
        return Optional.ofNullable(reserved.get(pod.uid())).map(Reserved::devices);
    }

    private static Devices likely(Room room, Demand demand) {
        return Packing.BEST_FIT
                .cheapest(room, demand)
                .map(Packing.Choice::devices)
                .orElse(Devices.NONE);
    }

    /** A pod on a node is to have these devices. */
    void reserve(PodInfo pod, NodeInfo node, Devices devices) {
        reserved.put(pod.uid(), new Reserved(node.index(), devices));
        byIndex.remove(node.index());
    }

    /** It is not to have them after all. */
    void release(PodInfo pod) {
        Reserved gone = reserved.remove(pod.uid());
        if (gone != null) byIndex.remove(gone.node());
    }

    /** What a pod asks for beside the models, which are for node affinity to see to; no GPU where it makes no sense. */
    static Demand demand(PodInfo pod) {
        return new Demand(pod.requests().cpuMillis(), pod.requests().memoryBytes(), request(pod), List.of());
    }

    private static GpuRequest request(PodInfo pod) {
        try {
            return GpuRequest.of(pod.pod());
        } catch (IllegalArgumentException e) {
            return GpuRequest.NONE;
        }
    }
}
