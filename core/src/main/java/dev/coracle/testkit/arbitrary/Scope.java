package dev.coracle.testkit.arbitrary;

import dev.coracle.platform.SeededEntropy;
import dev.coracle.simulation.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which cases there are to draw from, and the way to draw one.
 *
 * @param nodes at most; small clusters come first, and four of five have no more than 8
 * @param workloads at most
 * @param faults at most
 * @param window how long faults begin and workloads are applied
 * @param longest how long a fault lasts at most
 * @param kinds which faults there are
 * @param plain whether pods ask for nothing but room, and every node is open to all
 */
public record Scope(
        int nodes, int workloads, int faults, Duration window, Duration longest, List<FaultKind> kinds, boolean plain) {
    /** Faults of machines, their agents, and components. */
    private static final List<FaultKind> BASIC = List.of(
            FaultKind.NODE_CRASH,
            FaultKind.NODE_REBOOT,
            FaultKind.NODE_FREEZE,
            FaultKind.NODE_DISCONNECT,
            FaultKind.KUBELET_STOP,
            FaultKind.KUBELET_CRASH,
            FaultKind.COMPONENT_STOP,
            FaultKind.COMPONENT_CRASH,
            FaultKind.COMPONENT_FREEZE,
            FaultKind.COMPONENT_DISCONNECT);

    /** What people do to clusters that are well. */
    private static final List<FaultKind> UPKEEP = List.of(FaultKind.NODE_DRAIN, FaultKind.WORKLOAD_ROLLOUT);

    /**
     * What an ordinary property has time for: faults of machines, their agents, and components, and the upkeep of a
     * cluster.
     */
    public static final Scope USUAL = new Scope(
            8,
            8,
            8,
            Duration.ofMinutes(2),
            Duration.ofSeconds(100),
            Stream.concat(BASIC.stream(), UPKEEP.stream()).toList(),
            false);

    /** The same without faults. */
    public static final Scope CALM = USUAL.withFaults(0);

    /** The same with faults of all kinds there are, which may last longer than any timeout of a cluster. */
    public static final Scope WILD =
            USUAL.withKinds(List.of(FaultKind.values())).withLongest(Duration.ofSeconds(330));

    /** A few nodes, pods and faults: for a search that is to be over soon. */
    public static final Scope SMALL = new Scope(3, 3, 4, Duration.ofMinutes(1), Duration.ofSeconds(60), BASIC, false);

    private static final List<Integer> SMALL_SIZES = List.of(1, 2, 3, 4, 5, 8);
    private static final List<Integer> LARGE_SIZES = List.of(12, 20, 50, 100);

    /** A scope of cases; all lists are in order of preference. */
    public Scope {
        kinds = List.copyOf(kinds);
        if (nodes < 1) throw new IllegalArgumentException("scope.nodes must be positive: " + nodes);
    }

    /** The same with so many faults at most. */
    public Scope withFaults(int faults) {
        return new Scope(nodes, workloads, faults, window, longest, kinds, plain);
    }

    /** The same with so many nodes at most. */
    public Scope withNodes(int nodes) {
        return new Scope(nodes, workloads, faults, window, longest, kinds, plain);
    }

    /** The same with these faults. */
    public Scope withKinds(List<FaultKind> kinds) {
        return new Scope(nodes, workloads, faults, window, longest, kinds, plain);
    }

    /** The same, where a fault lasts so long at most. */
    public Scope withLongest(Duration longest) {
        return new Scope(nodes, workloads, faults, window, longest, kinds, plain);
    }

    /** The same, where pods ask for nothing but room: for a scheduler that knows nothing else. */
    public Scope ofPlainPods() {
        return new Scope(nodes, workloads, faults, window, longest, kinds, true);
    }

    /** A case: the same for the same seed, which is that of its run too. */
    public ClusterCase draw(long seed) {
        Draw draw = new Draw(new SeededEntropy(seed));
        int size = size(draw);
        Draw shapes = draw.of("nodes");
        List<String> zones = DrawnPods.zones(shapes);
        List<NodeShape> drawn = shapes.times(size, size)
                .mapToObj(i -> plain ? DrawnPods.plainNode(shapes, zones) : DrawnPods.node(shapes, zones))
                .toList();
        Draw wishes = draw.of("workloads");
        DrawnPods pods = new DrawnPods(wishes);
        List<Workload> wanted = wishes.times(1, workloads)
                .mapToObj(i -> plain ? pods.plainWorkload(window) : pods.workload(window))
                .toList();
        DrawnFaults befalling = new DrawnFaults(draw.of("faults"), this, drawn, wanted);
        return new ClusterCase(drawn, wanted, befalling.plan(), befalling.lost(), knobs(draw.of("knobs")), seed);
    }

    private int size(Draw draw) {
        List<Integer> sizes = nodes > 8 && draw.happens(0.2) ? LARGE_SIZES : SMALL_SIZES;
        return Math.min(nodes, draw.one(sizes));
    }

    private static Knobs knobs(Draw draw) {
        return new Knobs(draw.happens(0.9), draw.one(2, 2, 0, 20), draw.one(10, 10, 0, 200), draw.happens(0.25));
    }
}
