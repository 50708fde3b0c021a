package dev.coracle.client.pace;

import java.time.Duration;

/**
 * Lets a burst through at once and the rest at a steady rate. Holds no clock: every call names the present, in
 * nanoseconds that never fall.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class TokenBucket {
    private final long capacityNanos;
    private final long nanosPerToken;
    /** Since when tokens have come in undisturbed; it holds one for each {@link #nanosPerToken} since then. */
    private long emptyAt;

    /**
     * A full bucket.
     *
     * @param burst how many tokens it holds; positive
     * @param perToken how long it takes to get one back; positive
     */
    public TokenBucket(int burst, Duration perToken, long now) {
        if (burst <= 0) throw new IllegalArgumentException("burst must be positive: " + burst);
        if (perToken.isNegative() || perToken.isZero()) {
            throw new IllegalArgumentException("time per token must be positive: " + perToken);
        }
        this.nanosPerToken = perToken.toNanos();
        this.capacityNanos = Math.multiplyExact(burst, nanosPerToken);
        this.emptyAt = now - capacityNanos;
    }

    /** Takes a token, if there is one. */
    public boolean tryTake(long now) {
        long after = after(now);
        if (after > now) return false;
        emptyAt = after;
        return true;
    }

    /** Takes a token, if need be one of the future; returns how long to wait before it may be used. */
    public Duration take(long now) {
        emptyAt = after(now);
        return Duration.ofNanos(Math.max(0, emptyAt - now));
    }

    /** How long it takes until there is a token; zero where there is one. Takes none. */
    public Duration untilToken(long now) {
        return Duration.ofNanos(Math.max(0, after(now) - now));
    }

    private long after(long now) {
        return Math.max(emptyAt, now - capacityNanos) + nanosPerToken;
    }
}
