package dev.coracle.examples.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The macro benchmarks. */
@Command(
        name = "bench",
        description = "Measures a whole cluster, or its store, on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {EndToEnd.class, SchedulingBench.class, SimulationBench.class, Start.class, Stores.class})
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name one of the benchmarks");
    }
}
