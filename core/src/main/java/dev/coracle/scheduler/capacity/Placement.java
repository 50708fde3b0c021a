package dev.coracle.scheduler.capacity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to carry all pods without some of the nodes.
 *
 * @param lost names of the nodes that are not used
 * @param nodes name of the node of each pod, by {@code namespace/name}, in the order in which they can be bound
 */
public record Placement(List<String> lost, Map<String, String> nodes) {
    /** A way to carry all pods. */
    public Placement {
        lost = List.copyOf(lost);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    @Override
    public String toString() {
        return "without " + (lost.isEmpty() ? "any loss" : String.join(", ", lost)) + ": " + nodes;
    }
}
