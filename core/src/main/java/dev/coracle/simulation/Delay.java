package dev.coracle.simulation;

import dev.coracle.platform.StableHash;
import java.time.Duration;

/**
 * How long messages of one kind travel: by chance, and evenly up to the longest time. It depends on the moment at which a
 * message is sent and not on how many were sent before, so that one message more or less leaves all others as they were.
 *
 * @param key where the chance comes from: another key, other times
 * @param most the longest time, in nanoseconds
 */
record Delay(long key, long most) {
    private static final long ODD = 0x9e3779b97f4a7c15L;

    Delay(long key, Duration most) {
        this(key, most.toNanos());
    }

    /** Nanoseconds that a message is under way which is sent at this moment. */
    long of(long moment) {
        return most == 0 ? 0 : (StableHash.mix(key + moment * ODD) >>> 1) % (most + 1);
    }
}
