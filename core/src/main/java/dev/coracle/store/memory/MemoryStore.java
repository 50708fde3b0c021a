package dev.coracle.store.memory;

import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Draft;
import dev.coracle.store.mvcc.Expirer;
import dev.coracle.store.mvcc.Timeline;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store on the heap. Nothing blocks but writers, who take turns; nothing survives the process. Values are kept as they
 * were given, with whatever they carry besides their bytes.
 *
 * <p>Revisions begin at 1 and rise by one with each write.
 */
public final class MemoryStore implements ClusterStore {
    /** How many changes are kept unless told otherwise. */
    public static final int DEFAULT_HISTORY = 100_000;

    private final Timeline timeline;
    private final Expirer expirer;
    private final ReentrantLock writing = new ReentrantLock();

    /** An empty store, with a worker of this process for keys that expire. */
    public MemoryStore(Platform platform) {
        this(platform, DEFAULT_HISTORY);
    }

    /**
     * An empty store, with a worker of this process for keys that expire.
     *
     * @param historyLimit how many changes to keep, positive; older ones are compacted, a few at a time
     */
    public MemoryStore(Platform platform, int historyLimit) {
        timeline = Timeline.empty(historyLimit);
        expirer = new Expirer(platform, this::delete);
    }

    @Override
    public Optional<KeyValue> get(String key) {
        return timeline.get(key);
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        return timeline.list(prefix, start, limit, revision);
    }

    @Override
    public long count(String prefix) {
        return timeline.count(prefix);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        return write(draft -> draft.put(key, value, expectedRevision), this::keep);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        Expirer.requirePositive(timeToLive);
        return write(draft -> draft.put(key, value, expectedRevision), written -> expirer.expire(written, timeToLive));
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        return write(draft -> draft.delete(key, expectedRevision), this::keep);
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        return timeline.changes(prefix, fromRevision);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        return timeline.subscribe(prefix, signal);
    }

    @Override
    public long currentRevision() {
        return timeline.currentRevision();
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        return timeline.compact(revision);
    }

    @Override
    public void close() {
        expirer.close();
        timeline.close();
    }

    private Either<StoreError, KeyValue> write(
            Function<Draft, Either<StoreError, KeyValue>> decision, Consumer<KeyValue> afterwards) {
        writing.lock();
        try {
            Draft draft = timeline.draft();
            Either<StoreError, KeyValue> result = decision.apply(draft);
            if (result.isLeft()) return result;
            timeline.publish(draft);
            afterwards.accept(result.get());
            return result;
        } finally {
            writing.unlock();
        }
    }

    private void keep(KeyValue version) {
        expirer.keep(version.key(), version.modRevision());
    }
}
