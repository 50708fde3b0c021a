package dev.coracle.mutant;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Leaves out of a case what it still fails without. */
final class Shrinking {
    private final Predicate<ClusterCase> fails;

    Shrinking(Predicate<ClusterCase> fails) {
        this.fails = fails;
    }

    ClusterCase of(ClusterCase found) {
        ClusterCase small = found;
        ClusterCase before;
        do {
            before = small;
            small = fewer(small, it -> it.faults().faults(), Shrinking::withFaults, 0);
            small = fewer(small, ClusterCase::workloads, Shrinking::withWorkloads, 1);
            small = fewer(small, ClusterCase::nodes, Shrinking::withNodes, 1);
        } while (!small.equals(before));
        return small;
    }

    private static ClusterCase withFaults(ClusterCase it, List<Fault> faults) {
        return it.withFaults(new FaultPlan(faults));
    }

    private static ClusterCase withWorkloads(ClusterCase it, List<Workload> workloads) {
        return it.withWorkloads(workloads);
    }

    private static ClusterCase withNodes(ClusterCase it, List<NodeShape> nodes) {
        return it.withNodes(nodes);
    }

    private <T> ClusterCase fewer(
            ClusterCase from,
            Function<ClusterCase, List<T>> part,
            BiFunction<ClusterCase, List<T>, ClusterCase> with,
            int least) {
        ClusterCase small = from;
        for (int i = part.apply(small).size() - 1; i >= 0; i--) {
            List<T> left = new ArrayList<>(part.apply(small));
            if (left.size() <= least) return small;
            left.remove(i);
            ClusterCase candidate = with.apply(small, left);
            if (isPlayable(candidate) && fails.test(candidate)) small = candidate;
        }
        return small;
    }

    /** Whether all nodes are there that faults befall. */
    private static boolean isPlayable(ClusterCase it) {
        return it.faults().faults().stream()
                .map(fault -> fault.target())
                .filter(target -> target.startsWith("node-"))
                .allMatch(target ->
                        Integer.parseInt(target.substring(5)) <= it.nodes().size());
    }
}
