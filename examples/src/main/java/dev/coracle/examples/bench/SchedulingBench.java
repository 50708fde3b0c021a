package dev.coracle.examples.bench;

import dev.coracle.examples.Stopwatch;
import dev.coracle.model.core.PodSpec;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.scheduler.Profile;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many pods a second the scheduler finds nodes for, without queue and calls: decided, and counted on their nodes. */
@Command(
        name = "scheduling",
        description =
                "Runs the scheduling cycle alone, decision and reservation, on the shapes of Kubernetes' scheduler_perf.",
        mixinStandardHelpOptions = true)
public final class SchedulingBench implements Runnable {
    /** Between so many pods, something else happens in {@code mixed-churn}. */
    private static final int CHURN = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "basic, affinity, antiaffinity, spread, preferred-spread, preferred-affinity, node-affinity,"
                    + " preemption, unschedulable or mixed-churn; each of them by default")
    private Optional<String> workload = Optional.empty();

    @Option(names = "--nodes", description = "how many nodes; as many as the workload has by default")
    private Optional<Integer> nodes = Optional.empty();

    @Option(names = "--init", description = "how many pods before those that are measured")
    private Optional<Integer> init = Optional.empty();

    @Option(names = "--pods", description = "how many pods to measure")
    private Optional<Integer> pods = Optional.empty();

    @Option(
            names = "--percentage",
            description = "so many of a hundred nodes are enough to choose from; 0, the default, for as many as usual",
            defaultValue = "0")
    private int percentage;

    @Mixin
    private Rounds rounds = new Rounds();

    @Override
    public void run() {
        List<SchedulingWorkload> wanted =
                workload.map(this::named).map(List::of).orElse(List.of(SchedulingWorkload.values()));
        try (LivePlatform machine = new LivePlatform("bench")) {
            for (SchedulingWorkload each : wanted) rounds.forEach(round -> measure(each, round, machine));
        }
    }

    private SchedulingWorkload named(String name) {
        return Arrays.stream(SchedulingWorkload.values())
                .filter(it -> it.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--workload must be one of " + Arrays.toString(SchedulingWorkload.values()) + ": " + name));
    }

    private void measure(SchedulingWorkload workload, String round, LivePlatform machine) {
        int size = nodes.orElse(workload.nodes());
        StandingCluster cluster = new StandingCluster(size, Profile.defaults().percentageOfNodesToScore(percentage));
        PodSpec first = workload.first();
        for (int i = 0; i < init.orElse(workload.init()); i++) cluster.schedule(first);
        PodSpec measured = workload.measured();
        int count = pods.orElse(workload.pods());
        long before = cluster.heap();
        Stopwatch watch = new Stopwatch(machine.clock());
        for (int i = 0; i < count; i++) {
            happen(workload, i, size, cluster);
            cluster.schedule(measured);
        }
        double seconds = watch.seconds();
        print(workload, round, size, count, seconds, (cluster.heap() - before) / count);
    }

    /** What happens before the next pod. */
    private static void happen(SchedulingWorkload workload, int pod, int nodes, StandingCluster cluster) {
        switch (workload) {
            case UNSCHEDULABLE -> cluster.refuse(SchedulingWorkload.tooBig());
            case MIXED_CHURN -> {
                if (pod % CHURN == 0) cluster.refuse(SchedulingWorkload.tooBig());
                if (pod % CHURN == 3) cluster.addNode(nodes);
                if (pod % CHURN == 6) cluster.removeNode(nodes);
            }
            default -> {}
        }
    }

    private void print(
            SchedulingWorkload workload, String round, int nodes, int count, double seconds, long bytesPerPod) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-18s %-9s %6d nodes %6d pods %7.3f s %7.0f pods/s %6d bytes of heap a pod%n",
                workload,
                round,
                nodes,
                count,
                seconds,
                count / seconds,
                bytesPerPod);
        out.flush();
    }
}
