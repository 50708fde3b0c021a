package dev.coracle.examples;

import dev.coracle.platform.Clock;
import java.time.Duration;
import java.util.Locale;

/** Time since it was made, by some clock. */
public final class Stopwatch {
    private final Clock clock;
    private final long start;

    /** Starts now. */
    public Stopwatch(Clock clock) {
        this.clock = clock;
        this.start = clock.nanos();
    }

    /** Time since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(clock.nanos() - start);
    }

    /** Time since the start, in seconds. */
    public double seconds() {
        return elapsed().toNanos() / 1e9;
    }

    /** Time since the start: {@code 1.234 s}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s", seconds());
    }
}
