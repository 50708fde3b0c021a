package dev.coracle.controllers.tainteviction;

import dev.coracle.controllers.tainteviction.EvictionPlanner.Exposure;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Since when nodes have the taints that drive pods away, and since when pods are there; by the time at which it was seen
 * here, in nanoseconds. Safe for all threads.
 */
final class Exposures {
    /** Taints that say that a node does not answer: where one takes the other's place, pods are not given more time. */
    private static final List<String> SILENCE =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private final Map<String, TaintedNode> nodes = new TreeMap<>();

    private static final class TaintedNode {
        private Map<Taint, Long> taints = new LinkedHashMap<>();
        /** Pods that came when it was tainted already, by uid. */
        private final Map<String, Long> latecomers = new HashMap<>();
    }

    /** Takes a node's state in; returns whether pods may have to leave, or may stay, because of what changed. */
    synchronized boolean node(Node node, long now) {
        TaintedNode known = nodes.getOrDefault(node.name(), new TaintedNode());
        Map<Taint, Long> taints = new LinkedHashMap<>();
        for (Taint taint : node.spec().taints()) {
            if (!taint.effect().equals("NoExecute")) continue;
            taints.put(kind(taint), since(known.taints, taint, now));
        }
        boolean same = taints.equals(known.taints);
        known.taints = taints;
        if (taints.isEmpty()) nodes.remove(node.name());
        else nodes.put(node.name(), known);
        return !same;
    }

    private static long since(Map<Taint, Long> known, Taint taint, long now) {
        Long since = known.get(kind(taint));
        if (since != null) return since;
        if (!SILENCE.contains(taint.key())) return now;
        for (Map.Entry<Taint, Long> other : known.entrySet()) {
            if (SILENCE.contains(other.getKey().key())) return other.getValue();
        }
        return now;
    }

    /** The taint without the time at which somebody says it was added. */
    private static Taint kind(Taint taint) {
        return taint.withTimeAdded(Optional.empty());
    }

    synchronized void gone(Node node) {
        nodes.remove(node.name());
    }

    /** Takes in that a pod is on its node; returns whether that has taints. */
    synchronized boolean arrived(Pod pod, long now) {
        TaintedNode node = nodes.get(pod.spec().nodeName().orElse(""));
        if (node == null) return false;
        node.latecomers.putIfAbsent(pod.uid(), now);
        return true;
    }

    synchronized void gone(Pod pod) {
        TaintedNode node = nodes.get(pod.spec().nodeName().orElse(""));
        if (node != null) node.latecomers.remove(pod.uid());
    }

    /** What a pod is exposed to. */
    synchronized List<Exposure> of(Pod pod, long now) {
        TaintedNode node = nodes.get(pod.spec().nodeName().orElse(""));
        if (node == null) return List.of();
        List<Exposure> exposures = new ArrayList<>();
        node.taints.forEach((taint, since) -> {
            long together = Math.max(since, node.latecomers.getOrDefault(pod.uid(), since));
            exposures.add(new Exposure(taint, Duration.ofNanos(now - together)));
        });
        return exposures;
    }
}
