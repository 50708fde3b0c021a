package dev.coracle.testkit;

import dev.coracle.store.KeyValue;
import java.nio.charset.StandardCharsets;

/** A version of a key, to be compared and to be read in a report. */
record Fact(String key, String value, long created, long modified, long version) {
    static Fact of(KeyValue entry) {
        String value = new String(entry.value().bytes(), StandardCharsets.UTF_8);
        return new Fact(entry.key(), value, entry.createRevision(), entry.modRevision(), entry.version());
    }

    /** What must be there after a write to this version. */
    Fact rewritten(String value, long revision) {
        return new Fact(key, value, created, revision, version + 1);
    }

    /** What tells of the deletion of this version. */
    Fact deleted(long revision) {
        return new Fact(key, value, created, revision, version);
    }

    static Fact first(String key, String value, long revision) {
        return new Fact(key, value, revision, revision, 1);
    }
}
