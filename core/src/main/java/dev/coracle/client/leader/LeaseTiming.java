package dev.coracle.client.leader;

import java.time.Duration;

/**
 * How long a leader may be silent. Clocks of candidates may differ by any offset, since each measures by its own; they
 * may differ in rate by as much as the lease lasts longer than the renew deadline.
 *
 * @param leaseDuration how long the others wait after the last renewal they saw; counted in whole seconds
 * @param renewDeadline how long after its last renewal a leader gives up; less than the lease
 * @param retryPeriod how often a leader renews, and how often the others look; up to a fifth more by chance
 */
public record LeaseTiming(Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {
    /** What the components of Kubernetes use: 15 s, 10 s, 2 s. */
    public static final LeaseTiming DEFAULT =
            new LeaseTiming(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** Longest wait between two looks, as a multiple of the retry period. */
    static final double JITTER = 1.2;

    /**
     * A timing.
     *
     * @throws IllegalArgumentException where it leaves no room for a second try, or for a leader to stop in time
     */
    public LeaseTiming {
        if (leaseDuration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("leaseDuration must be at least one second: " + leaseDuration);
        }
        if (leaseDuration.compareTo(renewDeadline) <= 0) {
            throw new IllegalArgumentException("leaseDuration must be greater than renewDeadline");
        }
        if (retryPeriod.isNegative() || retryPeriod.isZero()) {
            throw new IllegalArgumentException("retryPeriod must be positive: " + retryPeriod);
        }
        if (renewDeadline.toNanos() <= JITTER * retryPeriod.toNanos()) {
            throw new IllegalArgumentException("renewDeadline must be greater than retryPeriod * " + JITTER);
        }
    }
}
