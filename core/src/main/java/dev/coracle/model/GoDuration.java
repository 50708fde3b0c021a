package dev.coracle.model;

import java.math.BigDecimal;
import java.time.Duration;

/** Prints durations as Kubernetes' messages do: {@code 1m0s}, {@code 1.5s}, {@code 200ms}. */
public final class GoDuration {
    private GoDuration() {}

    /** The text, to the nanosecond. */
    public static String text(Duration duration) {
        if (duration.isZero()) return "0s";
        long nanos = duration.toNanos();
        if (nanos < 1_000) return nanos + "ns";
        if (nanos < 1_000_000) return number(nanos, 3) + "µs";
        if (nanos < 1_000_000_000) return number(nanos, 6) + "ms";
        String hours = duration.toHours() > 0 ? duration.toHours() + "h" : "";
        String minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + "m" : "";
        return hours + minutes + number(nanos % 60_000_000_000L, 9) + "s";
    }

    private static String number(long amount, int decimals) {
        BigDecimal exact = BigDecimal.valueOf(amount, decimals);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
