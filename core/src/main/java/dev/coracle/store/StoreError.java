package dev.coracle.store;

import java.util.Optional;
import java.util.function.Function;

/** What a caller of a store plans for. */
public sealed interface StoreError {
    /** Handles every case; a new case changes this signature, so that no caller can overlook it. */
    <R> R fold(
            Function<Conflict, R> onConflict,
            Function<Compacted, R> onCompacted,
            Function<FutureRevision, R> onFutureRevision,
            Function<TooLarge, R> onTooLarge);

    /**
     * The key is not at the revision that the caller expected: read again, decide again. Nothing was written.
     *
     * @param key the key
     * @param expectedRevision what the caller expected; 0 for absence
     * @param actual what is there; empty where the key is absent
     */
    record Conflict(String key, long expectedRevision, Optional<KeyValue> actual) implements StoreError {
        @Override
        public <R> R fold(
                Function<Conflict, R> onConflict,
                Function<Compacted, R> onCompacted,
                Function<FutureRevision, R> onFutureRevision,
                Function<TooLarge, R> onTooLarge) {
            return onConflict.apply(this);
        }
    }

    /**
     * The revision asked for is no longer kept: read the present state.
     *
     * @param askedRevision what was asked for
     * @param compactedRevision what the store is compacted to: states from it on and changes after it can be read
     */
    record Compacted(long askedRevision, long compactedRevision) implements StoreError {
        @Override
        public <R> R fold(
                Function<Conflict, R> onConflict,
                Function<Compacted, R> onCompacted,
                Function<FutureRevision, R> onFutureRevision,
                Function<TooLarge, R> onTooLarge) {
            return onCompacted.apply(this);
        }
    }

    /**
     * The revision asked for has not happened yet.
     *
     * @param askedRevision what was asked for
     * @param currentRevision the newest there is
     */
    record FutureRevision(long askedRevision, long currentRevision) implements StoreError {
        @Override
        public <R> R fold(
                Function<Conflict, R> onConflict,
                Function<Compacted, R> onCompacted,
                Function<FutureRevision, R> onFutureRevision,
                Function<TooLarge, R> onTooLarge) {
            return onFutureRevision.apply(this);
        }
    }

    /**
     * The value is larger than the store takes. Nothing was written.
     *
     * @param key the key
     * @param bytes size of the value
     * @param limit largest size taken
     */
    record TooLarge(String key, long bytes, long limit) implements StoreError {
        @Override
        public <R> R fold(
                Function<Conflict, R> onConflict,
                Function<Compacted, R> onCompacted,
                Function<FutureRevision, R> onFutureRevision,
                Function<TooLarge, R> onTooLarge) {
            return onTooLarge.apply(this);
        }
    }
}
