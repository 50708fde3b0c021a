package dev.coracle.store.etcd;

import dev.coracle.store.Value;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The values that this store is writing, so that what comes back by the watch is known again, with whatever it carries
 * besides its bytes. Safe for all threads.
 */
final class Authored {
    private final ConcurrentMap<String, Value> values = new ConcurrentHashMap<>();

    /** Notes a value that is about to be written; of several for one key, the last is known. */
    void begin(String key, Value value) {
        values.put(key, value);
    }

    /** Forgets it. */
    void end(String key, Value value) {
        values.remove(key, value);
    }

    /** The value that was noted, if it has these bytes; otherwise one of the bytes. */
    Value recognize(String key, byte[] bytes) {
        Value value = values.get(key);
        return value != null && Arrays.equals(value.bytes(), bytes) ? value : Value.of(bytes);
    }
}
