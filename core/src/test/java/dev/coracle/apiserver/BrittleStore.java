package dev.coracle.apiserver;

import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that fails when told to, and counts its open cursors and subscriptions. */
public final class BrittleStore implements ClusterStore {
    public enum Fault {
        NONE,
        /** Nothing works. */
        DOWN,
        /** Writes do not happen. */
        WRITES_FAIL,
        /** Writes happen, and fail. */
        WRITES_ARE_UNKNOWN,
        /** Deletions do not happen. */
        DELETIONS_FAIL
    }

    private final ClusterStore store;
    private Fault fault = Fault.NONE;
    private int open;

    public BrittleStore(ClusterStore store) {
        this.store = store;
    }

    public void fault(Fault fault) {
        this.fault = fault;
    }

    /** How many cursors and subscriptions are open. */
    int open() {
        return open;
    }

    private <R> R read(Supplier<R> call) {
        if (fault == Fault.DOWN) throw new StoreException("the disk is gone", false);
        return call.get();
    }

    private <R> R write(Supplier<R> call) {
        if (fault == Fault.WRITES_FAIL) throw new StoreException("the disk is full", false);
        R result = read(call);
        if (fault == Fault.WRITES_ARE_UNKNOWN) throw new StoreException("the connection broke", true);
        return result;
    }

    @Override
    public Optional<KeyValue> get(String key) {
        return read(() -> store.get(key));
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        return read(() -> store.list(prefix, start, limit, revision));
    }

    @Override
    public long count(String prefix) {
        return read(() -> store.count(prefix));
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        return write(() -> store.put(key, value, expectedRevision));
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        return write(() -> store.put(key, value, expectedRevision, timeToLive));
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        if (fault == Fault.DELETIONS_FAIL) throw new StoreException("the disk is full", false);
        return write(() -> store.delete(key, expectedRevision));
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        return read(() -> store.changes(prefix, fromRevision)).map(CountedCursor::new);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        Subscription subscription = read(() -> store.subscribe(prefix, signal));
        open++;
        return new Subscription() {
            private boolean closed;

            @Override
            public void close() {
                subscription.close();
                if (!closed) open--;
                closed = true;
            }
        };
    }

    @Override
    public long currentRevision() {
        return read(store::currentRevision);
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        return read(() -> store.compact(revision));
    }

    @Override
    public void close() {
        store.close();
    }

    private final class CountedCursor implements Cursor {
        private final Cursor cursor;
        private boolean closed;

        CountedCursor(Cursor cursor) {
            this.cursor = cursor;
            open++;
        }

        @Override
        public Either<StoreError, List<Change>> next(int max) {
            return read(() -> cursor.next(max));
        }

        @Override
        public long position() {
            return cursor.position();
        }

        @Override
        public void skipTo(long revision) {
            cursor.skipTo(revision);
        }

        @Override
        public void close() {
            cursor.close();
            if (!closed) open--;
            closed = true;
        }
    }
}
