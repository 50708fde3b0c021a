package dev.coracle.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Chance from a seed, by SplitMix64: the n-th number of a stream depends on the seed, on the names of the streams that
 * lead to it, and on n; on nothing else, and alike on every JVM.
 */
public final class SeededEntropy implements Entropy {
    /** The odd number nearest to 2^64 divided by the golden ratio: its multiples are spread evenly. */
    private static final long STRIDE = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final AtomicLong position;
    private final Map<String, Entropy> streams = new ConcurrentHashMap<>();

    /** The chance that this seed holds. */
    public SeededEntropy(long seed) {
        this.seed = seed;
        this.position = new AtomicLong(StableHash.mix(seed));
    }

    @Override
    public long nextLong() {
        return StableHash.mix(position.addAndGet(STRIDE));
    }

    @Override
    public Entropy stream(String name) {
        return streams.computeIfAbsent(name, purpose -> new SeededEntropy(StableHash.of(seed, purpose)));
    }
}
