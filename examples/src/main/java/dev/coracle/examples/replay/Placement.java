package dev.coracle.examples.replay;

import dev.coracle.client.informer.Handler;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What an observer of the cluster knows: which tasks are on nodes, which wait and why, and how much is in use. */
final class Placement implements Handler<Pod> {
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Map<String, Long> used = new HashMap<>();
    private int everPlaced;
    private int neverPlaced;

    @Override
    public void added(Pod pod) {
        pods.put(pod.uid(), pod);
        if (isPlaced(pod)) place(pod);
    }

    @Override
    public void updated(Pod before, Pod now) {
        pods.put(now.uid(), now);
        if (!isPlaced(before) && isPlaced(now)) place(now);
    }

    @Override
    public void deleted(Pod pod) {
        pods.remove(pod.uid());
        if (isPlaced(pod)) count(pod, -1);
        else neverPlaced++;
    }

    private void place(Pod pod) {
        everPlaced++;
        count(pod, 1);
    }

    private void count(Pod pod, int sign) {
        requests(pod).forEach((name, amount) -> used.merge(name, sign * amount.milliValue(), Long::sum));
    }

    private static Map<String, Quantity> requests(Pod pod) {
        return pod.spec().containers().get(0).resources().requests();
    }

    static boolean isPlaced(Pod pod) {
        return pod.spec().nodeName().isPresent();
    }

    /** How many tasks were placed so far, those that are gone by now too. */
    int everPlaced() {
        return everPlaced;
    }

    /** How many tasks went while they still waited. */
    int neverPlaced() {
        return neverPlaced;
    }

    int waiting() {
        return (int) pods.values().stream().filter(pod -> !isPlaced(pod)).count();
    }

    int running() {
        return pods.size() - waiting();
    }

    /** Why tasks wait, in the scheduler's words, and how many for each reason. */
    Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        for (Pod pod : pods.values()) {
            if (!isPlaced(pod)) reasons.merge(reason(pod), 1, Integer::sum);
        }
        return reasons;
    }

    private static String reason(Pod pod) {
        return pod.status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .findFirst()
                .flatMap(it -> it.message())
                .orElse("not tried yet");
    }

    /** Share of a resource that is in use, in percent. */
    double utilization(String resource, Iterable<Node> nodes) {
        long capacity = 0;
        for (Node node : nodes) {
            Quantity amount = node.status().allocatable().get(resource);
            if (amount != null) capacity += amount.milliValue();
        }
        return capacity == 0 ? 0 : 100.0 * used.getOrDefault(resource, 0L) / capacity;
    }
}
