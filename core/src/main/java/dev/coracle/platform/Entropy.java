package dev.coracle.platform;

import java.util.UUID;

/**
 * A source of chance. Two streams of different names do not influence each other: drawing more from one leaves the
 * other's numbers as they were. For jitter, choices and identifiers; not for keys or passwords, since who knows the
 * seed knows the numbers. Safe for all threads.
 */
public interface Entropy {
    /** 64 random bits. */
    long nextLong();

    /**
     * A source of its own for this purpose; the same name gives the same source again, which goes on where it was.
     * Sources are kept: names are purposes such as {@code lease jitter}, not objects that come and go.
     */
    Entropy stream(String name);

    /**
     * A number from 0 to {@code bound - 1}, each as likely as the others.
     *
     * @throws IllegalArgumentException where {@code bound} is not positive
     */
    default long below(long bound) {
        if (bound <= 0) throw new IllegalArgumentException("bound must be positive: " + bound);
        long bits = nextLong() >>> 1;
        long result = bits % bound;
        while (bits - result + (bound - 1) < 0) { // in the last, incomplete run of numbers: draw again
            bits = nextLong() >>> 1;
            result = bits % bound;
        }
        return result;
    }

    /** A number from 0 up to, but not including, 1. */
    default double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** An identifier in the form of RFC 4122, version 4. */
    default String uid() {
        long high = (nextLong() & ~0xf000L) | 0x4000L;
        long low = (nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
