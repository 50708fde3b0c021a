package dev.coracle.examples.batch;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Amounts of resources as shares of all that the cluster has, so that they can be compared and added. */
final class Shares {
    private final Map<String, Double> totals = new LinkedHashMap<>();

    Shares(List<? extends NodeInfo> nodes) {
        TreeSet<String> names = new TreeSet<>(List.of("cpu", "memory"));
        for (NodeInfo node : nodes) names.addAll(node.allocatable().scalars());
        for (String name : names) {
            double total = nodes.stream()
                    .mapToDouble(node -> node.allocatable().amount(name))
                    .sum();
            if (total > 0) totals.put(name, total);
        }
    }

    /** How big a pod is: the largest of its shares. */
    double of(PodInfo pod) {
        return totals.keySet().stream()
                .mapToDouble(name -> share(name, pod.requests()))
                .max()
                .orElse(0);
    }

    /** How much is left of a node: the sum of the shares. */
    double left(NodeInfo node) {
        double left = 0;
        for (String name : totals.keySet()) left += share(name, node.allocatable()) - share(name, node.requested());
        return left;
    }

    private double share(String name, Resources amounts) {
        return amounts.amount(name) / totals.getOrDefault(name, 1.0);
    }
}
