package dev.coracle.controllers.nodelifecycle;

import dev.coracle.client.pace.TokenBucket;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes of a zone that wait for the taint that drives their pods away, let through at a steady rate. Holds no clock:
 * every call names the present, in nanoseconds. One thread at a time.
 */
final class EvictionLine {
    private final Set<String> waiting = new LinkedHashSet<>();
    private double rate;
    private Optional<TokenBucket> tokens;

    /** An empty line. */
    EvictionLine(double perSecond, long now) {
        rate = perSecond;
        tokens = tokens(perSecond, now);
    }

    private static Optional<TokenBucket> tokens(double perSecond, long now) {
        if (perSecond <= 0) return Optional.empty();
        return Optional.of(new TokenBucket(1, Duration.ofNanos((long) (1e9 / perSecond)), now));
    }

    void add(String node) {
        waiting.add(node);
    }

    void remove(String node) {
        waiting.remove(node);
    }

    /** Changes how many nodes per second are let through, 0 for none; who has just let one through, waits first. */
    void pace(double perSecond, long now) {
        if (rate == perSecond) return;
        boolean spent = tokens.isEmpty() || !tokens.get().tryTake(now);
        rate = perSecond;
        tokens = tokens(perSecond, now);
        if (spent) tokens.ifPresent(it -> it.tryTake(now));
    }

    /** Lets the node through that has waited longest, if it is time. */
    Optional<String> next(long now) {
        if (waiting.isEmpty() || tokens.isEmpty() || !tokens.get().tryTake(now)) return Optional.empty();
        Iterator<String> first = waiting.iterator();
        String node = first.next();
        first.remove();
        return Optional.of(node);
    }

    /** How long until a node may be let through; empty where none waits or none may. */
    Optional<Duration> untilNext(long now) {
        return waiting.isEmpty() ? Optional.empty() : tokens.map(it -> it.untilToken(now));
    }
}
