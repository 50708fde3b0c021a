package dev.coracle.store;

import java.util.Optional;

/**
 * One write.
 *
 * @param current the version written; for a deletion the last version, stamped with the revision of the deletion
 * @param previous the version before; empty where the key came into being
 * @param deleted whether the key is gone
 */
public record Change(KeyValue current, Optional<KeyValue> previous, boolean deleted) {
    /** The revision of the write. */
    public long revision() {
        return current.modRevision();
    }

    /** Whether the key came into being. */
    public boolean created() {
        return previous.isEmpty();
    }
}
