package dev.coracle.examples.replay;

import dev.coracle.cluster.NodeDefinition;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills the GPUs of a cluster with tasks like those of a trace, to see how much of them a way to pack can give away. */
@Command(
        name = "pack",
        description = "Fills a cluster with tasks drawn from a trace until they ask for more GPUs than there are,"
                + " and prints what share of the GPUs was allocated.",
        mixinStandardHelpOptions = true)
public final class Pack implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TraceOptions trace = new TraceOptions();

    @Option(names = "--by", paramLabel = "WAY", description = "${COMPLETION-CANDIDATES}; fragmentation by default")
    private Packer packer = Packer.FRAGMENTATION;

    @Option(
            names = "--demand",
            paramLabel = "PERCENT",
            description = "how much tasks ask for in the end, in percent of all GPUs; 130 by default")
    private int demand = 130;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<NodeDefinition> nodes = trace.nodes();
        long gpuMillis = Filling.gpuMillis(nodes);
        if (gpuMillis == 0) throw new IllegalArgumentException("no node has a GPU");
        List<Task> tasks = Inflation.of(trace.tasks(), gpuMillis * demand / 100, trace.seed());
        out.printf(
                "%d nodes with %d GPUs, %d tasks, by %s, seed %d%n%n",
                nodes.size(), gpuMillis / 1000, tasks.size(), packer, trace.seed());
        out.println("ASKED    ALLOCATED   REFUSED");
        Filling.run(nodes, tasks, packer.profile(trace.tasks()), trace.seed(), it -> {
            out.printf(Locale.ROOT, "%-8s %-11s %d%n", percent(it.asked()), percent(it.allocated()), it.refused());
            out.flush();
        });
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share);
    }
}
