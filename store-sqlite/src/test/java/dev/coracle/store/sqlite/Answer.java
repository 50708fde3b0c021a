package dev.coracle.store.sqlite;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import java.util.Arrays;

/**
 * What a victim was told.
 *
 * @param content a hash of the value; empty where the key was deleted
 */
record Answer(long revision, String key, String content) {
    /** Key of the answer to a compaction. */
    static final String COMPACTED = "compacted";

    static Answer of(Change change) {
        return change.deleted() ? new Answer(change.revision(), change.current().key(), "") : of(change.current());
    }

    static Answer of(KeyValue version) {
        String hash = Integer.toHexString(Arrays.hashCode(version.value().bytes()));
        return new Answer(version.modRevision(), version.key(), version.version() + "-" + hash);
    }

    boolean isCompaction() {
        return key.equals(COMPACTED);
    }

    boolean isDeletion() {
        return content.isEmpty();
    }

    static Answer parse(String line) {
        String[] words = line.split(" ", -1);
        return new Answer(Long.parseLong(words[0]), words[1], words[2]);
    }

    /** One line; the period shows that it is whole. */
    String line() {
        return revision + " " + key + " " + content + " .";
    }

    static boolean isWhole(String line) {
        return line.endsWith(" .");
    }
}
