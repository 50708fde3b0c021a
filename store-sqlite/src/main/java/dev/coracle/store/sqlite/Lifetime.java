package dev.coracle.store.sqlite;

import java.time.Duration;
import java.time.Instant;

/**
 * When a version ends. Another process can only go by the time of day, which may have jumped: so it is the shorter of
 * what is left and what there was at first.
 *
 * @param expiresMillis time of day, in milliseconds since 1970
 * @param millis the whole of it
 */
record Lifetime(long expiresMillis, long millis) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static Lifetime from(Instant now, Duration timeToLive) {
        Duration bounded = timeToLive.compareTo(LONGEST) > 0 ? LONGEST : timeToLive;
        long millis = Math.max(1, bounded.plusNanos(999_999).toMillis());
        return new Lifetime(now.toEpochMilli() + millis, millis);
    }

    /** What is left, in a process that has just begun; positive. */
    Duration left(Instant now) {
        return Duration.ofMillis(Math.max(1, Math.min(millis, expiresMillis - now.toEpochMilli())));
    }
}
