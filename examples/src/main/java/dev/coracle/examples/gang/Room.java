package dev.coracle.examples.gang;

import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Resources;
import dev.coracle.scheduler.framework.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many pods of a group nodes may have room for: no more fit for sure. */
final class Room {
    private final List<PodInfo> pods;
    private final List<? extends NodeInfo> nodes;

    Room(List<PodInfo> pods, List<? extends NodeInfo> nodes) {
        this.pods = pods;
        this.nodes = nodes;
    }

    /** By what the pods ask for. */
    int byRequests() {
        Map<Map<String, Long>, List<PodInfo>> alike = new LinkedHashMap<>();
        for (PodInfo pod : pods) {
            alike.computeIfAbsent(amounts(pod.requests()), it -> new ArrayList<>())
                    .add(pod);
        }
        long most = 0;
        for (List<PodInfo> same : alike.values()) {
            long room = 0;
            for (NodeInfo node : nodes) room += on(node, same.get(0).requests());
            most += Math.min(room, same.size());
        }
        return (int) most;
    }

    private static Map<String, Long> amounts(Resources requests) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        for (String name : names(requests)) amounts.put(name, requests.amount(name));
        return amounts;
    }

    private static List<String> names(Resources requests) {
        List<String> names = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        names.addAll(requests.scalars());
        return names;
    }

    private static long on(NodeInfo node, Resources asked) {
        long room = node.allowedPods() - node.pods().size();
        for (String name : names(asked)) {
            long each = asked.amount(name);
            if (each > 0)
                room = Math.min(
                        room,
                        (node.allocatable().amount(name) - node.requested().amount(name)) / each);
        }
        return Math.max(0, room);
    }

    /**
     * Whether {@link #byTrial} tells the truth: all pods are like the one that is being tried, and one more on a node never
     * helps another.
     */
    boolean canBeTried(PodInfo tried) {
        return tried.requiredAffinity().isEmpty()
                && tried.spec().topologySpreadConstraints().stream().noneMatch(Room::isRequired)
                && pods.stream().allMatch(it -> areAlike(it, tried));
    }

    private static boolean areAlike(PodInfo one, PodInfo other) {
        PodSpec a = one.spec();
        PodSpec b = other.spec();
        return amounts(one.requests()).equals(amounts(other.requests()))
                && a.affinity().equals(b.affinity())
                && a.nodeSelector().equals(b.nodeSelector())
                && a.tolerations().equals(b.tolerations())
                && one.hostPorts().equals(other.hostPorts())
                && one.volumes().equals(other.volumes())
                && one.volumes().claims().isEmpty()
                && a.resourceClaims().isEmpty();
    }

    private static boolean isRequired(TopologySpreadConstraint constraint) {
        return !constraint.whenUnsatisfiable().equals("ScheduleAnyway");
    }

    /**
     * By what all filters say, node by node, as if the pods before were there.
     *
     * @param enough where to stop counting
     */
    int byTrial(Handle handle, CycleState state, PodInfo tried, int enough) {
        int room = 0;
        for (NodeInfo node : nodes) {
            if (room >= enough) break;
            if (on(node, tried.requests()) == 0) continue;
            try (WhatIf trial = handle.whatIf(state, tried, node)) {
                while (room < enough && trial.filter().isSuccess()) {
                    if (!trial.add(pods.get(room)).isSuccess()) break;
                    room++;
                }
            }
        }
        return room;
    }
}
