package dev.coracle.examples.replay;

import dev.coracle.cluster.NodeDefinition;
import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.live.LivePlatform;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a production trace in virtual time. */
@Command(
        name = "replay",
        description =
                "Plays a trace of tasks on a cluster of its nodes in virtual time, from creation to deletion times.",
        mixinStandardHelpOptions = true)
public final class Replay implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--nodes",
            paramLabel = "FILE",
            description = "nodes as CSV or YAML, .gz too; a small sample by default")
    private Optional<Path> nodes = Optional.empty();

    @Option(names = "--pods", paramLabel = "FILE", description = "tasks as CSV, .gz too; a small sample by default")
    private Optional<Path> pods = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "where all chance comes from; 1 by default")
    private long seed = 1;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<NodeDefinition> machines =
                TraceFiles.nodes(nodes.map(TraceFile::of).orElse(TraceFile.sample("nodes.csv")));
        List<Task> tasks = TraceFiles.tasks(pods.map(TraceFile::of).orElse(TraceFile.sample("pods.csv")));
        try (LivePlatform machine = new LivePlatform("replay")) {
            Stopwatch watch = new Stopwatch(machine.clock());
            out.printf("%d nodes, %d tasks, seed %d%n", machines.size(), tasks.size(), seed);
            Player player = new Player(machines, tasks, seed, new Progress(out, watch));
            Report report = player.play();
            report.print(out);
            double seconds = watch.seconds();
            out.printf(
                    Locale.ROOT,
                    "%nplayed in %.1f s: %.0f pods/s placed, %.0f times as fast as it happened%n",
                    seconds,
                    report.placed() / seconds,
                    report.length().toSeconds() / seconds);
            out.flush();
        }
    }
}
