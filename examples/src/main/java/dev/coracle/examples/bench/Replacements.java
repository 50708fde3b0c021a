package dev.coracle.examples.bench;

import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.Platform;

/** One writer that replaces values at random among 100,000 keys of a memory store, with nobody watching. */
final class Replacements {
    /** Between two looks at the clock. */
    private static final int ROUND = 1_000;

    private final FilledStore filled = new FilledStore(100_000, 100);
    private final Platform platform;

    Replacements(Platform platform) {
        this.platform = platform;
    }

    /** Writes for so long; how many writes there were in a second. */
    double run(int seconds) {
        Stopwatch watch = new Stopwatch(platform.clock());
        long writes = 0;
        while (watch.seconds() < seconds) {
            for (int i = 0; i < ROUND; i++) filled.replace();
            writes += ROUND;
        }
        return writes / watch.seconds();
    }
}
