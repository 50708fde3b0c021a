package dev.coracle.controllers.nodelifecycle;

import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.Taint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which taints and labels follow from what a node reports. */
final class TaintPlanner {
    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final String NO_SCHEDULE = "NoSchedule";
    private static final String NO_EXECUTE = "NoExecute";

    /** Taints by condition and status. */
    private static final Map<String, String> BY_CONDITION = new TreeMap<>();

    /** Labels that carry the value of another, for clients of old. */
    private static final Map<String, String> COPIES = new TreeMap<>();

    static {
        BY_CONDITION.put("Ready False", NOT_READY);
        BY_CONDITION.put("Ready Unknown", UNREACHABLE);
        BY_CONDITION.put("MemoryPressure True", "node.kubernetes.io/memory-pressure");
        BY_CONDITION.put("DiskPressure True", "node.kubernetes.io/disk-pressure");
        BY_CONDITION.put("NetworkUnavailable True", "node.kubernetes.io/network-unavailable");
        BY_CONDITION.put("PIDPressure True", "node.kubernetes.io/pid-pressure");
        COPIES.put("kubernetes.io/os", "beta.kubernetes.io/os");
        COPIES.put("kubernetes.io/arch", "beta.kubernetes.io/arch");
    }

    private TaintPlanner() {}

    /** The node with the taints that keep new pods away and the labels that it should have, if it has others. */
    static Optional<Node> scheduling(Node node, Time now) {
        Set<String> wanted = new LinkedHashSet<>();
        for (NodeCondition condition : node.status().conditions()) {
            String taint = BY_CONDITION.get(condition.type() + " " + condition.status());
            if (taint != null) wanted.add(taint);
        }
        if (node.spec().unschedulable()) wanted.add(UNSCHEDULABLE);

        List<Taint> taints = new ArrayList<>();
        for (Taint taint : node.spec().taints()) {
            boolean ours = taint.effect().equals(NO_SCHEDULE)
                    && (BY_CONDITION.containsValue(taint.key()) || taint.key().equals(UNSCHEDULABLE));
            if (!ours || wanted.remove(taint.key())) taints.add(taint);
        }
        wanted.forEach(key -> taints.add(taint(key, NO_SCHEDULE, now)));
        Map<String, String> labels = labels(node.labels());
        boolean same = taints.equals(node.spec().taints()) && labels.equals(node.labels());
        return same
                ? Optional.empty()
                : Optional.of(with(node.withMetadata(node.metadata().withLabels(labels)), taints));
    }

    private static Map<String, String> labels(Map<String, String> labels) {
        Map<String, String> result = new TreeMap<>(labels);
        COPIES.forEach((from, to) -> {
            String value = labels.get(from);
            if (value != null) result.put(to, value);
        });
        return result;
    }

    /** The taint that drives pods away from a node which is not ready. */
    static Optional<String> drivingAway(Node node) {
        return NodeConditions.readiness(node)
                .filter(it -> !it.equals("True"))
                .map(it -> it.equals("False") ? NOT_READY : UNREACHABLE);
    }

    /** Whether pods are being driven away from a node by this taint. */
    static boolean drivesAway(Node node, String key) {
        return node.spec().taints().stream().anyMatch(it -> isDriving(it, key));
    }

    /** The node with this one of the taints by which nodes that are not ready lose their pods, or with none. */
    static Node withDriving(Node node, Optional<String> key, Time now) {
        List<Taint> taints = new ArrayList<>();
        for (Taint taint : node.spec().taints()) {
            boolean other = isDriving(taint, NOT_READY) || isDriving(taint, UNREACHABLE);
            if (!other || isDriving(taint, key.orElse(""))) taints.add(taint);
        }
        if (key.isPresent() && !drivesAway(node, key.get())) taints.add(taint(key.get(), NO_EXECUTE, now));
        return with(node, taints);
    }

    private static boolean isDriving(Taint taint, String key) {
        return taint.effect().equals(NO_EXECUTE) && taint.key().equals(key);
    }

    private static Taint taint(String key, String effect, Time now) {
        return Taint.builder().key(key).effect(effect).timeAdded(now).build();
    }

    private static Node with(Node node, List<Taint> taints) {
        return node.withSpec(node.spec().withTaints(taints));
    }
}
