package dev.coracle.client.queue;

import dev.coracle.client.pace.Backoff;
import dev.coracle.client.pace.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When failed keys may come back: each key later and later, and all together at no more than a steady rate. One thread
 * at a time.
 *
 * <p>A key that fails before it was to come back, since something else brought it, comes back when it was to: its waits
 * do not grow. So nobody waits longer than he has waited in vain so far. In client-go every failure counts, and a dozen
 * events within a short outage hold a key up for minutes after it.
 */
final class Retries<K> {
    // The numbers of client-go's default controller rate limiter.
    private static final Backoff PER_KEY = Backoff.exponential(Duration.ofMillis(5), Duration.ofSeconds(1000));
    private static final int BURST = 100;
    private static final Duration PER_TOKEN = Duration.ofMillis(100);

    private final Map<K, Row> rows = new HashMap<>();
    private final TokenBucket overall;

    /** Failures in a row, and when the key is to come back after the last of them. */
    private record Row(int failures, long due) {}

    Retries(long now) {
        overall = new TokenBucket(BURST, PER_TOKEN, now);
    }

    /** Notes one more failure; returns how long to wait. */
    Duration fail(K key, long now) {
        Row row = rows.getOrDefault(key, new Row(0, now));
        if (row.due - now > 0) return Duration.ofNanos(row.due - now);
        int failures = row.failures + 1;
        Duration own = PER_KEY.delay(failures);
        Duration common = overall.take(now);
        Duration wait = own.compareTo(common) > 0 ? own : common;
        rows.put(key, new Row(failures, now + wait.toNanos()));
        return wait;
    }

    void forget(K key) {
        rows.remove(key);
    }

    int failures(K key) {
        Row row = rows.get(key);
        return row == null ? 0 : row.failures;
    }
}
