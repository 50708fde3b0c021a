package dev.coracle.controllers.podgc;

import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pods are removed. */
final class PodGcPlanner {
    private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    private static final Comparator<Pod> EVICTED_THEN_OLDEST = Comparator.<Pod, Boolean>comparing(
                    pod -> !pod.status().reason().equals(Optional.of("Evicted")))
            .thenComparing(
                    pod -> pod.metadata().creationTimestamp().map(Time::instant).orElse(Instant.MIN))
            .thenComparing(Pod::key);

    private PodGcPlanner() {}

    /**
     * The cluster.
     *
     * @param nodes by name
     * @param gone names of nodes that are gone for good
     * @param threshold how many finished pods may be there; 0 for any number
     */
    record View(List<Pod> pods, Map<String, Node> nodes, Set<String> gone, int threshold) {}

    /**
     * A pod to remove.
     *
     * @param orphaned whether its node is gone
     */
    record Removal(Pod pod, boolean orphaned, String reason) {}

    /** What to do. */
    record Plan(String reason, List<Removal> removals) {}

    static Plan plan(View view) {
        Map<ObjectKey, Removal> removals = new LinkedHashMap<>();
        for (Pod pod : excess(view)) remove(removals, pod, false, "too many finished pods");
        for (Pod pod : view.pods()) {
            String node = pod.spec().nodeName().orElse("");
            if (view.gone().contains(node)) remove(removals, pod, true, "its node is gone");
            else if (pod.isTerminating() && node.isEmpty()) remove(removals, pod, false, "it has no node to stop on");
            else if (pod.isTerminating()
                    && Optional.ofNullable(view.nodes().get(node))
                            .filter(PodGcPlanner::isOut)
                            .isPresent()) {
                remove(removals, pod, false, "its node is out of service");
            }
        }
        return new Plan(removals.size() + " of " + view.pods().size() + " pods", List.copyOf(removals.values()));
    }

    private static void remove(Map<ObjectKey, Removal> removals, Pod pod, boolean orphaned, String reason) {
        removals.putIfAbsent(pod.key(), new Removal(pod, orphaned, reason));
    }

    /** Whether somebody says of a node that does not answer that it will not come back with its pods. */
    static boolean isOut(Node node) {
        return !NodeConditions.isReady(node)
                && node.spec().taints().stream().anyMatch(it -> it.key().equals(OUT_OF_SERVICE));
    }

    private static List<Pod> excess(View view) {
        if (view.threshold() == 0) return List.of();
        List<Pod> finished = new ArrayList<>(
                view.pods().stream().filter(PodConditions::isFinished).toList());
        int excess = finished.size() - view.threshold();
        if (excess <= 0) return List.of();
        finished.sort(EVICTED_THEN_OLDEST);
        return finished.subList(0, excess);
    }
}
