package dev.coracle.examples.gpu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pods are typically like: the pods that are to be expected, as kinds of pods and how frequent they are.
 *
 * @param kinds the kinds; their frequencies add up to 1
 */
public record TargetWorkload(List<Kind> kinds) {
    /** These. */
    public TargetWorkload {
        kinds = List.copyOf(kinds);
    }

    /**
     * A kind of pods.
     *
     * @param demand what pods of this kind ask for
     * @param frequency how many of all pods are of this kind, from 0 to 1
     */
    public record Kind(Demand demand, double frequency) {}

    /** The workload of which these pods are a fair sample. */
    public static TargetWorkload of(Collection<Demand> sample) {
        Map<Demand, Integer> counts = new LinkedHashMap<>();
        for (Demand demand : sample) counts.merge(demand, 1, Integer::sum);
        List<Kind> kinds = new ArrayList<>();
        counts.forEach((demand, count) -> kinds.add(new Kind(demand, (double) count / sample.size())));
        return new TargetWorkload(kinds);
    }
}
