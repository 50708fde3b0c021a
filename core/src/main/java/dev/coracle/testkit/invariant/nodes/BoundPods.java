package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods of each node, and since when they have been there. */
final class BoundPods {
    private final Map<String, Map<String, ObjectKey>> byNode = new LinkedHashMap<>();
    private final Map<String, Instant> since = new LinkedHashMap<>();

    /** Takes a change of a pod in. */
    void take(Change change) {
        Optional<Pod> after = change.after(Pod.class);
        change.before(Pod.class)
                .filter(it -> !after.map(Pod::uid).equals(Optional.of(it.uid())))
                .ifPresent(this::remove);
        after.filter(it -> !node(it).isEmpty() && !since.containsKey(it.uid())).ifPresent(pod -> {
            byNode.computeIfAbsent(node(pod), it -> new LinkedHashMap<>()).put(pod.uid(), pod.key());
            since.put(pod.uid(), change.time());
        });
    }

    private void remove(Pod pod) {
        since.remove(pod.uid());
        Map<String, ObjectKey> neighbours = byNode.get(node(pod));
        if (neighbours != null) neighbours.remove(pod.uid());
    }

    static String node(Pod pod) {
        return pod.spec().nodeName().orElse("");
    }

    Collection<ObjectKey> on(String node) {
        return List.copyOf(byNode.getOrDefault(node, Collections.emptyMap()).values());
    }

    /** Since when a pod has been on its node. */
    Optional<Instant> since(Pod pod) {
        return Optional.ofNullable(since.get(pod.uid()));
    }
}
