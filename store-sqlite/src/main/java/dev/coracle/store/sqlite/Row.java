package dev.coracle.store.sqlite;

import dev.coracle.store.Value;
import org.jspecify.annotations.Nullable;

/**
 * One write as the file has it.
 *
 * @param previous revision of the version before; 0 where there was none
 * @param value null for a deletion
 * @param lifetime null for what lasts
 */
record Row(
        long revision,
        String key,
        long created,
        long version,
        long previous,
        @Nullable Value value,
        @Nullable Lifetime lifetime) {
    /** What a row takes in the file besides key and value, about. */
    private static final long OVERHEAD = 40;

    long size() {
        return OVERHEAD + key.length() + (value == null ? 0 : value.size());
    }
}
