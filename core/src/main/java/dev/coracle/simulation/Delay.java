package dev.coracle.simulation;

import dev.coracle.platform.StableHash;
import java.time.Duration;

/**
 * How long messages of one kind travel: by chance, and evenly up to the longest time. It depends on the moment at which a
 * message is sent and not on how many were sent before, so that one message more or less leaves all others as they were.
 */
final class Delay {
    private static final long ODD = 0x9e3779b97f4a7c15L;

    private final long key;
    private final long most;

    /** As many numbers as there are times, and the part of 2^64 that is one of them: a division for each message is slow. */
    private final long bound;

    private final long share;

    /**
     * Messages of a kind.
     *
     * @param key where the chance comes from: another key, other times
     * @param most the longest time
     */
    Delay(long key, Duration most) {
        this.key = key;
        this.most = most.toNanos();
        bound = this.most + 1;
        share = Long.divideUnsigned(-1, bound);
    }

    /** The longest time, in nanoseconds. */
    long most() {
        return most;
    }

    /** Nanoseconds that a message is under way which is sent at this moment. */
    long of(long moment) {
        return most == 0 ? 0 : remainder(StableHash.mix(key + moment * ODD) >>> 1);
    }

    /** What a division of a number of 63 bits leaves: the quotient as multiplied is right, or one or two too small. */
    private long remainder(long number) {
        long rest = number - Math.multiplyHigh(number, share) * bound;
        while (rest >= bound) rest -= bound;
        return rest;
    }
}
