package dev.coracle.testkit.arbitrary;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.fault.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cluster, what is wanted of it, and what befalls it: all that a run depends on, as a value. It prints, is read back
 * from what {@link #toJson()} writes, and {@linkplain Reduction shrinks}.
 *
 * @param nodes called {@code node-1} and so on
 * @param workloads called {@code app-1} and so on
 * @param faults what befalls the nodes and the components
 * @param lost names of the nodes that are lost for good when everything else is well again
 * @param knobs how the world is set
 * @param seed where all chance of the run comes from
 */
public record ClusterCase(
        List<NodeShape> nodes, List<Workload> workloads, FaultPlan faults, List<String> lost, Knobs knobs, long seed) {
    /** What somebody waits on an unusual path. */
    private static final Duration PUT_OFF = Duration.ofSeconds(1);

    /** Before how many others a write may wait, which follow each other. */
    private static final int WRITES_IN_LINE = 20;

    /** A clock can be made no faster or slower than that. */
    private static final double MOST_DRIFT = 0.5;

    /** A case of these parts. */
    public ClusterCase {
        nodes = List.copyOf(nodes);
        workloads = List.copyOf(workloads);
        lost = List.copyOf(lost);
    }

    /** A case where no node is lost for good, in the usual world. */
    public static ClusterCase of(List<NodeShape> nodes, List<Workload> workloads, FaultPlan faults, long seed) {
        return new ClusterCase(nodes, workloads, faults, List.of(), Knobs.USUAL, seed);
    }

    /** Name of a node by its place, from 0. */
    public static String node(int index) {
        return "node-" + (index + 1);
    }

    /** Name of a workload by its place, from 0. */
    public static String workload(int index) {
        return "app-" + (index + 1);
    }

    /** The same, befallen by something else. */
    public ClusterCase withFaults(FaultPlan faults) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** The same with other nodes. */
    public ClusterCase withNodes(List<NodeShape> nodes) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** The same with other workloads. */
    public ClusterCase withWorkloads(List<Workload> workloads) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** The same, but these nodes are lost for good. */
    public ClusterCase withLost(List<String> lost) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** The same in another world. */
    public ClusterCase withKnobs(Knobs knobs) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** The same with other chance. */
    public ClusterCase withSeed(long seed) {
        return new ClusterCase(nodes, workloads, faults, lost, knobs, seed);
    }

    /** A cluster of these nodes and the usual parts, to be completed. */
    public ClusterDefinition.Builder definition() {
        ClusterDefinition.Builder definition = ClusterDefinition.builder().name("random");
        for (int i = 0; i < nodes.size(); i++) definition.addNode(nodes.get(i).definition(node(i)));
        return definition;
    }

    /**
     * Plans workloads and faults, counted from now; returns at once. Let the run go on without a break: see
     * {@link FaultPlan#befall}.
     */
    public FaultRun begin(Simulation simulation) {
        return begin(simulation, List.of());
    }

    /** Does what {@link #begin(Simulation)} does, and applies these objects first. */
    public FaultRun begin(Simulation simulation, List<ApiObject> wishes) {
        FaultRun run = faults.befall(simulation);
        Users users = new Users(simulation);
        if (!wishes.isEmpty()) users.apply(simulation.time(), "wishes", wishes);
        for (int i = 0; i < workloads.size(); i++) users.want(workload(i), workloads.get(i));
        return run;
    }

    /** When the last workload was applied and the last fault is over that is known beforehand; from the beginning. */
    public Duration end() {
        Stream<Duration> wishes =
                workloads.stream().map(it -> it.at().plusSeconds(it.pod().gatedSeconds()));
        Duration planned = Stream.concat(Stream.of(faults.end()), wishes)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return planned.plus(faults.faults().stream()
                .filter(it -> it.trigger() instanceof Trigger.On)
                .map(Fault::lasting)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO));
    }

    /** How much later than in a plain world somebody may see and do something: by the network, and what befalls that. Faults add up. */
    public Duration lag() {
        Duration befalling = faults.faults().stream().map(ClusterCase::lag).reduce(Duration.ZERO, Duration::plus);
        return knobs.lag().plus(befalling).plus(putOff());
    }

    /** How much faster or slower than the world's clock that of any process may run, as a share. Faults of one process add up. */
    public double clockDrift() {
        Map<String, Long> fast = new LinkedHashMap<>();
        Map<String, Long> slow = new LinkedHashMap<>();
        for (Fault fault : faults.faults()) {
            if (fault.kind() == FaultKind.CLOCK_FAST) fast.merge(fault.target(), fault.amount(), Long::sum);
            if (fault.kind() == FaultKind.CLOCK_SLOW) slow.merge(fault.target(), fault.amount(), Long::sum);
        }
        long millionths = Stream.of(fast, slow)
                .flatMap(it -> it.values().stream())
                .max(Comparator.naturalOrder())
                .orElse(0L);
        return Math.min(MOST_DRIFT, millionths / 1e6);
    }

    /** How long unusual paths put somebody off, who is put off by a second again and again: but for one case in a million. */
    private Duration putOff() {
        double usual = faults.faults().stream()
                .filter(it -> it.kind() == FaultKind.UNUSUAL_PATHS)
                .mapToDouble(it -> 1 - it.amount() / 100.0)
                .reduce(1, (a, b) -> a * b);
        if (usual == 1) return Duration.ZERO;
        return PUT_OFF.multipliedBy((long) Math.ceil(StrictMath.log(1e-6) / StrictMath.log(1 - usual)));
    }

    private static Duration lag(Fault fault) {
        return switch (fault.kind()) {
            case WATCH_DELAY, WATCH_LAG, API_LATENCY -> Duration.ofMillis(fault.amount());
            case STORE_SLOW -> inLine(fault);
            case TIME_TRAVEL -> fault.lasting();
            default -> Duration.ZERO;
        };
    }

    /** Where commits take longer than the pauses between writes, these wait for each other until it is over. */
    private static Duration inLine(Fault slow) {
        Duration line = Duration.ofMillis(slow.amount()).multipliedBy(WRITES_IN_LINE);
        return line.compareTo(slow.lasting()) < 0 ? line : slow.lasting();
    }

    /** As JSON, to be kept in a file. */
    public String toJson() {
        return Records.toJson(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException where the text is no case
     */
    public static ClusterCase fromJson(String json) {
        return Records.fromJson(ClusterCase.class, json);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed + ", " + knobs);
        for (int i = 0; i < nodes.size(); i++) lines.add(node(i) + ": " + nodes.get(i));
        for (int i = 0; i < workloads.size(); i++) lines.add(workload(i) + ": " + workloads.get(i));
        faults.faults().forEach(it -> lines.add(it.toString()));
        lost.forEach(it -> lines.add("in the end " + it + " is lost for good"));
        return String.join("\n  ", lines);
    }
}
