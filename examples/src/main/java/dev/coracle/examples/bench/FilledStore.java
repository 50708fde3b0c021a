package dev.coracle.examples.bench;

import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;

/** A memory store with keys in it, their values of 1 KiB, and what a writer must know to replace some of them at random. */
final class FilledStore {
    private static final Value VALUE = Value.of("x".repeat(1024));

    final ClusterStore store = new MemoryStore(new Kernel(1).root());
    private final String[] keys;
    private final long[] revisions;
    private long draw = 0x9E3779B97F4A7C15L;

    FilledStore(int keys, int namespaces) {
        this.keys = new String[keys];
        this.revisions = new long[keys];
        for (int i = 0; i < keys; i++) {
            this.keys[i] = namespace(i % namespaces) + "pod-" + i;
            put(i);
        }
    }

    static String namespace(int number) {
        return "/registry/pods/namespace-" + number + "/";
    }

    String someKey() {
        return keys[some()];
    }

    /** Replaces the value of some key. */
    KeyValue replace() {
        return put(some());
    }

    /** Deletes some key and creates it again. */
    KeyValue recreate() {
        int key = some();
        store.delete(keys[key], revisions[key]).get();
        revisions[key] = 0;
        return put(key);
    }

    private KeyValue put(int key) {
        KeyValue written = store.put(keys[key], VALUE, revisions[key]).get();
        revisions[key] = written.modRevision();
        return written;
    }

    /** A number without a pattern, cheaply: xorshift. */
    private int some() {
        draw ^= draw << 13;
        draw ^= draw >>> 7;
        draw ^= draw << 17;
        return (int) ((draw >>> 33) % keys.length);
    }
}
