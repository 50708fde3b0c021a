package dev.coracle.examples;

import dev.coracle.examples.bench.Bench;
import dev.coracle.examples.decide.Decide;
import dev.coracle.examples.gang.Rivals;
import dev.coracle.examples.quickstart.Quickstart;
import dev.coracle.examples.replay.Pack;
import dev.coracle.examples.replay.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All examples in one program: {@code java -jar coracle-examples.jar --help}. */
@Command(
        name = "coracle-examples",
        description = "Examples of Coracle, a Kubernetes cluster as a Java library.",
        mixinStandardHelpOptions = true,
        version = "coracle 0.1.0-SNAPSHOT",
        subcommands = {Quickstart.class, Replay.class, Pack.class, Decide.class, Rivals.class, Bench.class})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name one of the examples");
    }

    /** The commands. Exit codes: 0 for success, 1 for a failure, 2 for a command line that makes no sense. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, line, result) -> {
            if (failure.getMessage() == null) failure.printStackTrace(line.getErr());
            else line.getErr().println(failure.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    /** Runs a command, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
