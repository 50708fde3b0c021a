package dev.coracle.simulation;

import java.time.Duration;
import org.immutables.value.Value;

/** How the simulated network between components and the API server behaves. */
@Value.Immutable
public interface NetworkOptions extends WithNetworkOptions {
    /** A network that takes no time and loses nothing. */
    NetworkOptions PERFECT =
            builder().callLatency(Duration.ZERO).watchDelay(Duration.ZERO).build();

    /**
     * Longest time that a call takes each way; drawn evenly up to it. Calls take up the one thread there is, so keep it
     * in the milliseconds: see {@link dev.coracle.simulation.kernel.Kernel#elapse}.
     */
    @Value.Default
    default Duration callLatency() {
        return Duration.ofMillis(2);
    }

    /** Longest time that a change takes to a watcher; drawn evenly up to it, for each watcher and change. */
    @Value.Default
    default Duration watchDelay() {
        return Duration.ofMillis(10);
    }

    /** Share of calls that never reach the server, from 0 to 1. */
    @Value.Default
    default double refused() {
        return 0;
    }

    /** Share of writes whose answer is lost: half of them were carried out. From 0 to 1. */
    @Value.Default
    default double unknown() {
        return 0;
    }

    /**
     * How a node's signs of life travel. Where calls may be refused or go unanswered, they are always
     * {@link Heartbeats#FULL}.
     */
    @Value.Default
    default Heartbeats heartbeats() {
        return Heartbeats.FULL;
    }

    /** Refuses what no network does. */
    @Value.Check
    default void check() {
        notNegative("callLatency", callLatency());
        notNegative("watchDelay", watchDelay());
        share("refused", refused());
        share("unknown", unknown());
    }

    private static void notNegative(String name, Duration duration) {
        if (duration.isNegative()) throw new IllegalArgumentException(name + " must not be negative: " + duration);
    }

    private static void share(String name, double share) {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException(name + " must be from 0 to 1: " + share);
    }

    /** Options from their parts; none is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    final class Builder extends ImmutableNetworkOptions.Builder {}
}
