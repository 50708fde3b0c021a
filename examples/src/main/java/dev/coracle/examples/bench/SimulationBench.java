package dev.coracle.examples.bench;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.PodShape;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.Stopwatch;
import dev.coracle.model.coordination.Lease;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.simulation.Heartbeats;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.testkit.experiment.Invariants;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.InvariantMonitor;
import dev.coracle.testkit.invariant.NoOvercommit;
import dev.coracle.testkit.invariant.SingleBinding;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How much simulated time a minute of one processor holds: deployments with services on nodes that crash and return, while the
 * promises that hold always are watched over.
 */
@Command(
        name = "simulation",
        description = "Runs clusters in simulated time with crashing nodes, and measures how fast that is.",
        mixinStandardHelpOptions = true)
public final class SimulationBench implements Runnable {
    private static final int PODS_PER_DEPLOYMENT = 10;
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--nodes", description = "how many nodes; ${DEFAULT-VALUE} by default", defaultValue = "100")
    private int nodes;

    @Option(names = "--pods", description = "how many pods; ${DEFAULT-VALUE} by default", defaultValue = "500")
    private int pods;

    @Option(
            names = "--hours",
            description = "simulated hours of each run; ${DEFAULT-VALUE} by default",
            defaultValue = "100")
    private int hours;

    @Option(
            names = "--runs",
            description = "how many clusters one after the other, each with the seed after the last one's;"
                    + " ${DEFAULT-VALUE} by default",
            defaultValue = "3")
    private int runs;

    @Option(
            names = "--warm-up",
            paramLabel = "HOURS",
            description = "simulated hours of a cluster before the first run, which are not counted: until then the JVM"
                    + " compiles; ${DEFAULT-VALUE} by default",
            defaultValue = "200")
    private int warmUp;

    @Option(
            names = "--crashes-per-node-and-day",
            description = "how often each node crashes on average, each time for up to ten minutes;"
                    + " ${DEFAULT-VALUE} by default",
            defaultValue = "1")
    private double crashes;

    @Option(names = "--seed", description = "of the first run; ${DEFAULT-VALUE} by default", defaultValue = "1")
    private long seed;

    @Option(
            names = "--heartbeats",
            description = "full or coalesced: whether each sign of life of a node is a call of its own;"
                    + " ${DEFAULT-VALUE} by default",
            defaultValue = "coalesced")
    private String heartbeats = "coalesced";

    @Option(
            names = "--promises",
            description = "none, some or always: whether all promises that hold always are watched over, just two of"
                    + " them, or none; ${DEFAULT-VALUE} by default",
            defaultValue = "always")
    private String promises = "always";

    private final Map<String, Long> exercised = new LinkedHashMap<>();

    /** Seconds of the simulating thread that a cluster took. */
    private record Spent(double starting, double running) {
        Spent and(Spent other) {
            return new Spent(starting + other.starting, running + other.running);
        }
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (warmUp > 0) measure("warm-up", seed - 1, warmUp, out);
        exercised.clear();
        Stopwatch everything = new Stopwatch(ProcessorTime.OF_ALL);
        Spent spent = new Spent(0, 0);
        for (int run = 0; run < runs; run++) spent = spent.and(measure("run " + (run + 1), seed + run, hours, out));
        double seconds = everything.seconds();
        double simulated = (double) hours * runs;
        out.printf(
                Locale.ROOT,
                "all runs: %.0f cluster-hours a minute of the simulating thread (one core), %.2f ms each; %.2f s to start a"
                        + " cluster; %.0f a minute of all threads' time, with compiler, collector and starting%n",
                simulated * 60 / spent.running(),
                spent.running() * 1000 / simulated,
                spent.starting() / runs,
                simulated * 60 / seconds);
        exercised.forEach((name, times) -> out.printf("%s was put to the test %d times%n", name, times));
        out.flush();
    }

    private Spent measure(String title, long seed, int hours, PrintWriter out) {
        Stopwatch watch = new Stopwatch(ProcessorTime.OF_THIS_THREAD);
        try (Simulation simulation = simulate(seed);
                InvariantMonitor monitor = InvariantMonitor.on(simulation, promises())) {
            begin(simulation.cluster());
            double started = watch.seconds();
            crashes(seed, hours).befall(simulation);
            simulation.cluster().run(Duration.ofHours(hours));
            monitor.check();
            double running = watch.seconds() - started;
            monitor.exercised().forEach((name, times) -> exercised.merge(name, times, Long::sum));
            out.printf(
                    Locale.ROOT,
                    "%s, seed %d, of this thread's processor time: %d h in %.2f s and %.2f s to start: %.2f ms an hour, %d events,"
                            + " trace %016x%n",
                    title,
                    seed,
                    hours,
                    running,
                    started,
                    running * 1000 / hours,
                    simulation.trace().length(),
                    simulation.trace().hash());
            out.flush();
            return new Spent(started, running);
        }
    }

    /** Who watches leases makes every heartbeat a call; see {@link Heartbeats#COALESCED}. */
    private Invariant[] promises() {
        if (promises.equals("none")) return new Invariant[] {};
        if (promises.equals("some")) return new Invariant[] {new NoOvercommit(), new SingleBinding()};
        return Invariants.all().stream()
                .filter(it -> it.term() == Invariant.Term.ALWAYS)
                .filter(it -> heartbeats() == Heartbeats.FULL || !it.kinds().contains(Lease.class))
                .toArray(Invariant[]::new);
    }

    private Heartbeats heartbeats() {
        return Heartbeats.valueOf(heartbeats.toUpperCase(Locale.ROOT));
    }

    private Simulation simulate(long seed) {
        NetworkOptions network =
                NetworkOptions.builder().heartbeats(heartbeats()).build();
        KernelOptions kernel = KernelOptions.builder().seed(seed).shuffled(true).build();
        return Clusters.define("bench", c -> c.nodes(nodes)).simulate(kernel, network);
    }

    /** All pods run. */
    private void begin(Cluster cluster) {
        cluster.await(Conditions.nodesReady(nodes));
        int deployments = (pods + PODS_PER_DEPLOYMENT - 1) / PODS_PER_DEPLOYMENT;
        for (int i = 0; i < deployments; i++) {
            int replicas = Math.min(PODS_PER_DEPLOYMENT, pods - i * PODS_PER_DEPLOYMENT);
            cluster.apply(Workloads.deployment("app-" + i, replicas, SimulationBench::small));
            cluster.apply(Workloads.service("app-" + i, 80, 8080));
        }
        for (int i = 0; i < deployments; i++) cluster.await(Conditions.rolledOut("default", "app-" + i));
    }

    private static PodShape small(PodShape pod) {
        return pod.image("app:1").cpu("200m").memory("256Mi").port(8080);
    }

    /** Random nodes at random times. */
    private FaultPlan crashes(long seed, int hours) {
        Entropy chance = new SeededEntropy(seed).stream("crashes");
        List<Fault> faults = new ArrayList<>();
        for (long i = Math.round(crashes * nodes * hours / 24); i > 0; i--) {
            Duration at = Duration.ofNanos(chance.below(Duration.ofHours(hours).toNanos()));
            Duration lasting = Duration.ofNanos(chance.below(OUTAGE.toNanos()));
            String node = "node-" + (chance.below(nodes) + 1);
            faults.add(Fault.at(at, FaultKind.NODE_CRASH, node, lasting));
        }
        return new FaultPlan(faults);
    }
}
