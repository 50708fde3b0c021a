package dev.coracle.platform;

/** Hashing whose results are the same on every JVM, release and machine, and spread over all 64 bits. */
public final class StableHash {
    private static final long PRIME = 0x100000001b3L;

    private StableHash() {}

    /** Spreads a number: each bit of it moves about half of the result's. One to one, and 0 stays 0. */
    public static long mix(long bits) {
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    /** The hash of a text: of its UTF-16 units in order. */
    public static long of(CharSequence text) {
        return of(0, text);
    }

    /** The hash of a text under a seed: the same text has nothing in common under two seeds. */
    public static long of(long seed, CharSequence text) {
        long hash = mix(seed) + text.length();
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * PRIME;
        return mix(hash);
    }
}
