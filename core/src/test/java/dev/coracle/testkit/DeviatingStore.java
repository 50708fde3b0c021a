package dev.coracle.testkit;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;

/** A store that does what it should; to be made one that does not, in one point. */
class DeviatingStore implements ClusterStore {
    final ClusterStore right;

    DeviatingStore(Platform platform) {
        right = new MemoryStore(platform);
    }

    @Override
    public Optional<KeyValue> get(String key) {
        return right.get(key);
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        return right.list(prefix, start, limit, revision);
    }

    @Override
    public long count(String prefix) {
        return right.count(prefix);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        return right.put(key, value, expectedRevision);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        return right.put(key, value, expectedRevision, timeToLive);
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        return right.delete(key, expectedRevision);
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        return right.changes(prefix, fromRevision);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        return right.subscribe(prefix, signal);
    }

    @Override
    public long currentRevision() {
        return right.currentRevision();
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        return right.compact(revision);
    }

    @Override
    public void close() {
        right.close();
    }
}
