package dev.coracle.examples.bench;

import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** How often a benchmark measures. The first rounds are for the JVM, which compiles what it runs until it knows how. */
final class Rounds {
    @Option(
            names = "--warm-up",
            description = "so many rounds before those that count; ${DEFAULT-VALUE} by default",
            defaultValue = "5")
    private int warmUp;

    @Option(
            names = "--rounds",
            description = "so many rounds that count, each from the beginning; ${DEFAULT-VALUE} by default",
            defaultValue = "3")
    private int rounds;

    /** Runs each round, and says which it is. */
    void forEach(Consumer<String> measure) {
        for (int round = 1; round <= warmUp; round++) measure.accept("warm-up " + round);
        for (int round = 1; round <= rounds; round++) measure.accept("round " + round);
    }
}
