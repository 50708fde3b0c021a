package dev.coracle.simulation.kernel;

import dev.coracle.model.ApiValue;
import java.time.Instant;
import org.immutables.value.Value;

/** What tells one run of a simulation from another. */
@Value.Immutable
@ApiValue
public interface KernelOptions {
    /** Where all chance of the run comes from. */
    long seed();

    /** Whether events of one moment happen in random order, instead of the order in which they were planned. */
    @Value.Default
    default boolean shuffled() {
        return false;
    }

    /**
     * Whether unusual paths are taken through the code: at a quarter of its places that offer one, a quarter of the times.
     * See {@link dev.coracle.platform.Platform#buggify}.
     */
    @Value.Default
    default boolean buggify() {
        return false;
    }

    /** What a clock that is right shows at the start. */
    @Value.Default
    default Instant start() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    /**
     * How many tasks may be in the middle of a call at once, those of paused processes not counted: each takes part of
     * the thread's stack. See {@link Kernel#elapse}.
     */
    @Value.Default
    default int callsAtOnce() {
        return 64;
    }

    /** How many events may happen at one moment before the run fails, since time seems to stand still. */
    @Value.Default
    default long eventsAtOnce() {
        return 10_000_000;
    }

    /** How many entries {@link Trace#last()} remembers. */
    @Value.Default
    default int traceLength() {
        return 4096;
    }

    /** Refuses limits that leave nothing to do. */
    @Value.Check
    default void check() {
        if (callsAtOnce() < 1) throw new IllegalArgumentException("callsAtOnce must be positive: " + callsAtOnce());
        if (traceLength() < 1) throw new IllegalArgumentException("traceLength must be positive: " + traceLength());
    }

    /** A run with this seed, and the rest as usual. */
    static KernelOptions of(long seed) {
        return builder().seed(seed).build();
    }

    /** Options from their parts; {@code seed} is the only one needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    final class Builder extends ImmutableKernelOptions.Builder {}
}
