package dev.coracle.scheduler.framework;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why nodes do not do, counted reason by reason, and how Kubernetes puts that. */
public final class NodeReasons {
    private final Map<String, Integer> nodesByReason = new TreeMap<>();

    /** So many nodes were refused like this. */
    public void count(Status status, int nodes) {
        if (nodes == 0) return;
        for (String reason : status.reasons()) nodesByReason.merge(reason, nodes, Integer::sum);
    }

    /** What people are told first, of so many nodes in all. */
    public static String headline(int nodes) {
        return "0/" + nodes + " nodes are available:";
    }

    /** {@code 2 Insufficient cpu, 3 node(s) were unschedulable}: sorted as text, numbers included. */
    @Override
    public String toString() {
        return nodesByReason.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
