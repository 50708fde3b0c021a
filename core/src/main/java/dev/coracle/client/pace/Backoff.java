package dev.coracle.client.pace;

import dev.coracle.platform.Entropy;
import java.time.Duration;

/**
 * A wait that doubles with every failure in a row, up to a cap. Immutable.
 *
 * @param base the wait after the first failure
 * @param cap the longest wait, chance included
 * @param jitter how much of a wait is added at most by chance, so that many who failed together do not come back
 *     together: 0 for none, 1 for up to the double
 */
public record Backoff(Duration base, Duration cap, double jitter) {
    /** Waits that leave nothing to chance. */
    public static Backoff exponential(Duration base, Duration cap) {
        return new Backoff(base, cap, 0);
    }

    /**
     * A backoff.
     *
     * @throws IllegalArgumentException where the waits would not be positive, or the first one longer than the cap
     */
    public Backoff {
        if (base.isNegative() || base.isZero()) throw new IllegalArgumentException("base must be positive: " + base);
        if (jitter < 0) throw new IllegalArgumentException("jitter must not be negative: " + jitter);
        if (base.toNanos() * (1 + jitter) > cap.toNanos()) {
            throw new IllegalArgumentException("base " + base + " with jitter " + jitter + " exceeds cap " + cap);
        }
    }

    /** The same waits with chance added. */
    public Backoff withJitter(double jitter) {
        return new Backoff(base, cap, jitter);
    }

    /**
     * The wait without what chance adds.
     *
     * @param failures how often it failed in a row; 0 waits for nothing
     */
    public Duration delay(int failures) {
        if (failures <= 0) return Duration.ZERO;
        double factor = Math.scalb(1.0, Math.min(failures - 1, 1000));
        double nanos = Math.min(base.toNanos() * factor, cap.toNanos() / (1 + jitter));
        return Duration.ofNanos((long) nanos);
    }

    /**
     * The wait.
     *
     * @param failures how often it failed in a row; 0 waits for nothing
     */
    public Duration delay(int failures, Entropy chance) {
        Duration least = delay(failures);
        if (jitter == 0 || failures <= 0) return least;
        return least.plusNanos((long) (least.toNanos() * jitter * chance.unit()));
    }
}
