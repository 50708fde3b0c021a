package dev.coracle.testkit.history;

import dev.coracle.platform.Entropy;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.util.function.BooleanSupplier;

/**
 * A client that reads and writes a few keys at random, for a {@link StoreHistory}. What fails is given up; no value is
 * written twice. Several clients that share their keys get into each other's way, as is intended.
 */
public final class RandomClient {
    private static final int KEYS = 8;

    private final ClusterStore store;
    private final String name;
    private final Entropy entropy;
    private long values;

    /**
     * A client of a store.
     *
     * @param name another for each client of a history
     * @param entropy decides what it does
     */
    public RandomClient(ClusterStore store, String name, Entropy entropy) {
        this.store = store;
        this.name = name;
        this.entropy = entropy;
    }

    /** Goes on as long as it may. */
    public void run(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) step();
    }

    /** One or two calls. */
    public void step() {
        String key = "/key-" + entropy.below(KEYS);
        long choice = entropy.below(100);
        try {
            if (choice < 50) put(key, expected(key));
            else if (choice < 70) delete(key);
            else if (choice < 85) store.get(key);
            else if (choice < 95) store.list("/", "", 0, 0);
            else store.currentRevision();
        } catch (StoreException e) {
            // It is in the history.
        }
    }

    private long expected(String key) {
        if (entropy.below(10) == 0) return 0;
        return store.get(key).map(KeyValue::modRevision).orElse(0L);
    }

    private void put(String key, long expected) {
        String value = name + "-" + ++values + " ".repeat((int) entropy.below(200));
        var ignored = store.put(key, Value.of(value), expected);
    }

    private void delete(String key) {
        long there = store.get(key).map(KeyValue::modRevision).orElse(0L);
        if (there > 0) {
            var ignored = store.delete(key, there);
        }
    }
}
