package dev.coracle.simulation.timeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Times as people read them. */
final class Seconds {
    private Seconds() {}

    /** To the millisecond: {@code 12.500 s}. */
    static String text(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toMillis() / 1000.0);
    }

    /** As short as it goes: {@code 0.5 s}, {@code 45 s}, {@code 15 min}; whole minutes where the step is one. */
    static String brief(Duration time, Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) >= 0 && !time.isZero()) return time.toMinutes() + " min";
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
