package dev.coracle.examples.replay;

import dev.coracle.cluster.NodeDefinition;
import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.live.LivePlatform;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private TraceOptions trace = new TraceOptions();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<NodeDefinition> machines = trace.nodes();
        List<Task> tasks = trace.tasks();
        try (LivePlatform machine = new LivePlatform("replay")) {
            Stopwatch watch = new Stopwatch(machine.clock());
            out.printf("%d nodes, %d tasks, seed %d%n", machines.size(), tasks.size(), trace.seed());
            Player player = new Player(machines, tasks, trace.seed(), new Progress(out, watch));
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
