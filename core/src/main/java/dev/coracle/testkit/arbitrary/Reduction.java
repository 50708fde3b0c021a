package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A way to make a case smaller, which gives cases to try instead, the boldest first. To be tried in this order, each until
 * it leads nowhere; and again from the start, until none does.
 */
public enum Reduction {
    /** Halves, quarters and single ones of the faults left out. */
    FEWER_FAULTS,
    /** Halves, quarters and single ones of the workloads left out. */
    FEWER_WORKLOADS,
    /** Nodes left out, from the last, with what befalls them. */
    FEWER_NODES,
    /** Fewer nodes lost for good. */
    FEWER_LOST,
    /** Fewer pods of a workload. */
    FEWER_PODS,
    /** A feature of a workload or of its pods left out. */
    PLAINER_WORKLOADS,
    /** A feature of a node left out. */
    PLAINER_NODES,
    /** Something milder that befalls the same part. */
    WEAKER_FAULTS,
    /** Shorter, down to a duration around a timeout. */
    SHORTER_FAULTS,
    /** The first node instead of a later one. */
    LOWER_TARGETS,
    /** Earlier. */
    EARLIER_FAULTS,
    /** A world without chance of its own. */
    PLAINER_WORLD;

    /** Smaller cases, the boldest first; none equals the case itself. */
    public Stream<ClusterCase> of(ClusterCase whole) {
        return candidates(whole).filter(it -> !it.equals(whole));
    }

    private Stream<ClusterCase> candidates(ClusterCase whole) {
        return switch (this) {
            case FEWER_FAULTS -> without(whole.faults().faults()).map(rest -> whole.withFaults(new FaultPlan(rest)));
            case FEWER_WORKLOADS -> without(whole.workloads()).map(whole::withWorkloads);
            case FEWER_NODES -> fewerNodes(whole);
            case FEWER_LOST -> without(whole.lost()).map(whole::withLost);
            case FEWER_PODS -> eachWorkload(whole, Reduction::fewerPods);
            case PLAINER_WORKLOADS -> eachWorkload(whole, Reduction::plainer);
            case PLAINER_NODES -> each(whole.nodes(), Reduction::plainer).map(whole::withNodes);
            case WEAKER_FAULTS -> eachFault(whole, FaultSteps::weaker);
            case SHORTER_FAULTS -> eachFault(whole, FaultSteps::shorter);
            case LOWER_TARGETS ->
                eachFault(whole, fault -> FaultSteps.lower(fault, whole.nodes().size()));
            case EARLIER_FAULTS -> eachFault(whole, FaultSteps::earlier);
            case PLAINER_WORLD -> plainerWorld(whole);
        };
    }

    /** Smaller cases of all kinds, the boldest first. */
    static Stream<ClusterCase> all(ClusterCase whole) {
        return Stream.of(values()).flatMap(it -> it.of(whole));
    }

    /** Lists without a half, a quarter, ... or one of their elements. */
    static <T> Stream<List<T>> without(List<T> all) {
        List<List<T>> shorter = new ArrayList<>();
        for (int part = all.size(); part >= 1; part = part == 1 ? 0 : (part + 1) / 2) {
            for (int from = 0; from < all.size(); from += part) {
                List<T> rest = new ArrayList<>(all.subList(0, from));
                rest.addAll(all.subList(Math.min(all.size(), from + part), all.size()));
                shorter.add(rest);
            }
        }
        return shorter.stream();
    }

    /** Names of nodes are by place: what befell a node that is no more befalls nobody, the others move up. */
    private static Stream<ClusterCase> fewerNodes(ClusterCase whole) {
        List<Integer> places = IntStream.range(0, whole.nodes().size()).boxed().toList();
        return without(places).filter(it -> !it.isEmpty()).map(it -> new FewerNodes(whole, it).left());
    }

    private static <T> Stream<List<T>> each(List<T> all, Function<T, Stream<T>> change) {
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> change.apply(all.get(i)).map(it -> {
                    List<T> changed = new ArrayList<>(all);
                    changed.set(i, it);
                    return changed;
                }));
    }

    private static Stream<ClusterCase> eachWorkload(ClusterCase whole, Function<Workload, Stream<Workload>> change) {
        return each(whole.workloads(), change).map(whole::withWorkloads);
    }

    private static Stream<ClusterCase> eachFault(ClusterCase whole, Function<Fault, Stream<Fault>> change) {
        return each(whole.faults().faults(), change).map(it -> whole.withFaults(new FaultPlan(it)));
    }

    private static Stream<Workload> fewerPods(Workload workload) {
        int pods = workload.pods();
        return IntStream.of(1, pods / 2, pods - 1)
                .filter(it -> it >= 1 && it < pods)
                .distinct()
                .mapToObj(workload::withPods);
    }

    private static Stream<Workload> plainer(Workload workload) {
        return Stream.concat(
                Records.plainer(workload), Records.plainer(workload.pod()).map(workload::withPod));
    }

    /** A node keeps what it has; only what is special about it goes. */
    private static Stream<NodeShape> plainer(NodeShape node) {
        NodeShape usual = new NodeShape(node.cores(), node.memoryGi(), 110, 0, node.zone(), false);
        return Stream.of(
                        usual,
                        new NodeShape(node.cores(), node.memoryGi(), node.pods(), node.devices(), "a", node.tainted()))
                .filter(it -> !it.equals(node));
    }

    private static Stream<ClusterCase> plainerWorld(ClusterCase whole) {
        Knobs knobs = whole.knobs();
        Knobs alone = new Knobs(knobs.shuffled(), knobs.callLatencyMillis(), knobs.watchDelayMillis(), false);
        Knobs swift = new Knobs(false, 0, 0, knobs.rivals());
        Knobs ordered = new Knobs(false, knobs.callLatencyMillis(), knobs.watchDelayMillis(), knobs.rivals());
        return Stream.concat(
                Stream.of(Knobs.PLAIN, alone, swift, ordered).map(whole::withKnobs), Stream.of(whole.withSeed(0)));
    }
}
