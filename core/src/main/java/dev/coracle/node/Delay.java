package dev.coracle.node;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next try, and since when that holds. As in Kubernetes: it begins anew where the failure
 * comes more than twice the longest wait after the last try.
 *
 * @param length the wait
 * @param updated when it was last made longer, in nanoseconds
 */
record Delay(Duration length, long updated) {
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** The wait after a further failure. */
    static Delay next(Optional<Delay> before, long failed, long now) {
        return new Delay(
                before.filter(it -> !it.isOutlived(failed)).map(Delay::doubled).orElse(FIRST), now);
    }

    private Duration doubled() {
        Duration twice = length.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    /** Whether what failed at this moment had gone well for so long that no wait is due. */
    boolean isOutlived(long failed) {
        return failed - updated > LONGEST.multipliedBy(2).toNanos();
    }

    /** When it ends, counted from a moment. */
    long endAfter(long moment) {
        return moment + length.toNanos();
    }
}
