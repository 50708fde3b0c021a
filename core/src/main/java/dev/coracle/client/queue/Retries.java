package dev.coracle.client.queue;

import dev.coracle.client.pace.Backoff;
import dev.coracle.client.pace.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When failed keys may come back: each key later and later, and all together at no more than a steady rate. One thread
 * at a time.
 */
final class Retries<K> {
    // The numbers of client-go's default controller rate limiter.
    private static final Backoff PER_KEY = Backoff.exponential(Duration.ofMillis(5), Duration.ofSeconds(1000));
    private static final int BURST = 100;
    private static final Duration PER_TOKEN = Duration.ofMillis(100);

    private final Map<K, Integer> failures = new HashMap<>();
    private final TokenBucket overall;

    Retries(long now) {
        overall = new TokenBucket(BURST, PER_TOKEN, now);
    }

    /** Notes one more failure; returns how long to wait. */
    Duration fail(K key, long now) {
        Duration own = PER_KEY.delay(failures.merge(key, 1, Integer::sum));
        Duration common = overall.take(now);
        return own.compareTo(common) > 0 ? own : common;
    }

    void forget(K key) {
        failures.remove(key);
    }

    int failures(K key) {
        return failures.getOrDefault(key, 0);
    }
}
