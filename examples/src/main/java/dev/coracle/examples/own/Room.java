package dev.coracle.examples.own;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pods of each node ask for, together. */
final class Room {
    private final List<String> resources;
    private final Map<String, Map<String, Quantity>> taken = new HashMap<>();

    Room(List<String> resources) {
        this.resources = resources;
    }

    void take(Pod pod, String node) {
        String phase = pod.status().phase().orElse("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) return;
        Map<String, Quantity> sums = taken.computeIfAbsent(node, name -> new HashMap<>());
        for (String resource : resources) sums.merge(resource, asked(pod, resource), Quantity::plus);
    }

    boolean isFor(Pod pod, Node node) {
        Map<String, Quantity> sums = taken.getOrDefault(node.name(), Collections.emptyMap());
        return resources.stream().allMatch(resource -> {
            Quantity sum = sums.getOrDefault(resource, Quantity.ZERO).plus(asked(pod, resource));
            return sum.compareTo(node.status().allocatable().getOrDefault(resource, Quantity.ZERO)) <= 0;
        });
    }

    private static Quantity asked(Pod pod, String resource) {
        if (resource.equals("pods")) return Quantity.of(1);
        Quantity sum = Quantity.ZERO;
        for (Container container : pod.spec().containers())
            sum = sum.plus(container.resources().requests().getOrDefault(resource, Quantity.ZERO));
        return sum;
    }
}
