package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import java.util.Optional;

/** Changes as another store would report them. */
final class Changes {
    private Changes() {}

    static KeyValue version(String key, long revision) {
        return new KeyValue(key, Value.of("value"), revision, revision, 1);
    }

    static Change put(String key, long revision) {
        return new Change(version(key, revision), Optional.empty(), false);
    }
}
