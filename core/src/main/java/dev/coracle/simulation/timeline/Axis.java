package dev.coracle.simulation.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a moment is on the page.
 *
 * @param end the moment at the right
 */
record Axis(Duration end) {
    /** How wide the page is, in its own units. */
    static final double WIDTH = 1400;

    /** Where time begins: left of it are names. */
    static final double LEFT = 150;

    /** Where it ends. */
    static final double RIGHT = WIDTH - 24;

    private static final int MOST_TICKS = 14;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1));

    double x(Duration moment) {
        if (end.isZero()) return LEFT;
        return LEFT + (RIGHT - LEFT) * moment.toNanos() / end.toNanos();
    }

    /** From one tick to the next. */
    Duration step() {
        Duration last = STEPS.get(STEPS.size() - 1);
        for (Duration step : STEPS) if (end.dividedBy(step) <= MOST_TICKS) return step;
        return last.multipliedBy(1 + end.dividedBy(last.multipliedBy(MOST_TICKS)));
    }

    List<Duration> ticks() {
        Duration step = step();
        List<Duration> ticks = new ArrayList<>();
        for (Duration tick = Duration.ZERO; tick.compareTo(end) <= 0; tick = tick.plus(step)) ticks.add(tick);
        return ticks;
    }
}
