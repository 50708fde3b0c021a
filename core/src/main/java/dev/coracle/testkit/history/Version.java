package dev.coracle.testkit.history;

import dev.coracle.store.KeyValue;
import java.util.UUID;

/**
 * A version of a key.
 *
 * @param revision when it was written
 * @param content stands for its value
 */
record Version(long revision, String content) {
    static Version of(KeyValue entry) {
        return new Version(entry.modRevision(), content(entry.value().bytes()));
    }

    /** A word for a value, another for each. */
    static String content(byte[] value) {
        return UUID.nameUUIDFromBytes(value).toString();
    }
}
