package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Pods that wait for room being made on a node: known here as soon as it is decided, before the cluster is told.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class Nominator {
    private final Map<String, String> nodeByPod = new HashMap<>();
    private final Map<String, Map<String, PodInfo>> podsByNode = new LinkedHashMap<>();

    /** A pod waits for a node; {@code ""} for none. */
    public void nominate(PodInfo pod, String node) {
        remove(pod.uid());
        if (node.isEmpty()) return;
        nodeByPod.put(pod.uid(), node);
        podsByNode.computeIfAbsent(node, ignored -> new LinkedHashMap<>()).put(pod.uid(), pod);
    }

    /** A pod as it says itself which node it waits for. */
    public void see(PodInfo pod) {
        nominate(pod, pod.pod().status().nominatedNodeName().orElse(""));
    }

    /** A pod changed: where it says nothing before and after, what was decided here stays. */
    public void update(PodInfo before, PodInfo after) {
        String said = before.pod().status().nominatedNodeName().orElse("");
        String says = after.pod().status().nominatedNodeName().orElse("");
        String kept = said.isEmpty() && says.isEmpty() ? nodeOf(before.uid()).orElse("") : says;
        remove(before.uid());
        nominate(after, kept);
    }

    /** A pod waits for no node any more. */
    public void remove(String uid) {
        String node = nodeByPod.remove(uid);
        if (node == null) return;
        podsByNode.computeIfPresent(node, (ignored, pods) -> {
            pods.remove(uid);
            return pods.isEmpty() ? null : pods;
        });
    }

    /** The node a pod waits for. */
    public Optional<String> nodeOf(String uid) {
        return Optional.ofNullable(nodeByPod.get(uid));
    }

    /** The pods that wait for a node, in the order in which they were nominated. */
    public List<PodInfo> podsFor(String node) {
        return List.copyOf(podsByNode.getOrDefault(node, Collections.emptyMap()).values());
    }

    /** Whether any pod that waits, for whichever node, is such a one. */
    boolean any(Predicate<PodInfo> which) {
        for (Map<String, PodInfo> pods : podsByNode.values()) {
            for (PodInfo pod : pods.values()) if (which.test(pod)) return true;
        }
        return false;
    }

    /** Whether any pod waits for a node. */
    boolean isAwaited(NodeInfo node) {
        return !podsByNode.isEmpty() && podsByNode.containsKey(node.name());
    }

    /** The pods that wait for a node and go before this one, or are as important. */
    List<PodInfo> podsBefore(PodInfo pod, String node) {
        List<PodInfo> before = new ArrayList<>();
        for (PodInfo nominated : podsFor(node)) {
            if (nominated.priority() >= pod.priority() && !nominated.uid().equals(pod.uid())) before.add(nominated);
        }
        return before;
    }
}
