package dev.coracle.apiserver.kinds;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a node treats a pod when resources run short.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/">Quality of service classes</a>
 */
final class QualityOfService {
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private QualityOfService() {}

    /** The class that follows from what the containers ask for and are limited to. */
    static String of(PodSpec spec) {
        Map<String, Quantity> requests = new LinkedHashMap<>();
        Map<String, Quantity> limits = new LinkedHashMap<>();
        boolean allLimited = true;
        for (List<Container> containers : List.of(spec.containers(), spec.initContainers())) {
            for (Container container : containers) {
                add(requests, container.resources().requests());
                allLimited &= add(limits, container.resources().limits()) == RESOURCES.size();
            }
        }
        if (requests.isEmpty() && limits.isEmpty()) return "BestEffort";
        return allLimited && areEqual(requests, limits) ? "Guaranteed" : "Burstable";
    }

    private static int add(Map<String, Quantity> sums, Map<String, Quantity> amounts) {
        int added = 0;
        for (String resource : RESOURCES) {
            Quantity amount = amounts.get(resource);
            if (amount == null || amount.signum() <= 0) continue;
            sums.merge(resource, amount, Quantity::plus);
            added++;
        }
        return added;
    }

    private static boolean areEqual(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        if (!requests.keySet().equals(limits.keySet())) return false;
        return requests.entrySet().stream()
                .allMatch(it -> it.getValue().compareTo(limits.getOrDefault(it.getKey(), Quantity.ZERO)) == 0);
    }
}
