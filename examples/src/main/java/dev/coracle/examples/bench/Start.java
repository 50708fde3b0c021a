package dev.coracle.examples.bench;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.Stopwatch;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.live.LivePlatform;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long it takes from nothing to the first running pod. */
@Command(
        name = "start",
        description = "Starts a cluster of three nodes, in real time, and measures until its first pod runs.",
        mixinStandardHelpOptions = true)
public final class Start implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            description = "how often, each time a new cluster; ${DEFAULT-VALUE} by default",
            defaultValue = "20")
    private int rounds;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        ClusterPlan plan = Clusters.define("start", c -> c.nodes(3));
        try (LivePlatform machine = new LivePlatform("bench")) {
            for (int round = 1; round <= rounds; round++) {
                Stopwatch watch = new Stopwatch(machine.clock());
                try (Cluster cluster = plan.start()) {
                    cluster.apply(Workloads.pod("first", pod -> pod.cpu("100m")));
                    cluster.await(Conditions.object(Pod.class, "default", "first", "to run", Start::runs));
                    out.printf(
                            Locale.ROOT,
                            "round %d: %.0f ms, heap %d MiB%n",
                            round,
                            watch.seconds() * 1000,
                            (Heap.used() >> 20));
                    if (round == 1) out.printf("since the start of the JVM: %d ms%n", sinceStart());
                    out.flush();
                }
            }
        }
    }

    private static boolean runs(Pod pod) {
        return pod.status().phase().orElse("").equals("Running");
    }

    private static long sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
