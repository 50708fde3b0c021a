package dev.coracle.simulation;

import dev.coracle.simulation.kernel.Kernel;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The store of a simulated cluster, and what can befall it. Keys that expire do so also while it is down: their time is
 * the store's own.
 */
public final class SimulatedStore implements ClusterStore {
    private final ClusterStore store;
    private final Kernel kernel;
    private final Consumer<Boolean> trouble;
    private boolean down;
    private Duration commitTime = Duration.ZERO;
    /** The revisions before and after each restore: what is between them was never there for anybody. */
    private final NavigableMap<Long, Long> restores = new TreeMap<>();
    /** Where keys are that have a time to live: what ends with their last slash. */
    private final Set<String> passing = new LinkedHashSet<>();

    /**
     * A store that is well.
     *
     * @param trouble told when it is about to be in trouble, and when it is about to be well again
     */
    SimulatedStore(ClusterStore store, Kernel kernel, Consumer<Boolean> trouble) {
        this.trouble = trouble;
        this.store = store;
        this.kernel = kernel;
    }

    /** Makes every call fail, readers of changes too; or no longer. */
    public void down(boolean down) {
        trouble.accept(down || !commitTime.isZero());
        this.down = down;
    }

    /** How long every write takes from now on. */
    public void commitTime(Duration commitTime) {
        trouble.accept(down || !commitTime.isZero());
        this.commitTime = commitTime;
    }

    /**
     * Brings back what it held at a revision, or as early as it remembers, as a restored backup does: every key is written
     * anew, so that revisions do not go back, and what was made since is gone. What has a time to live is lost.
     */
    public void restore(long revision) {
        trouble.accept(true);
        long before = revision();
        Map<String, KeyValue> present = new LinkedHashMap<>();
        for (KeyValue entry : all(0)) present.put(entry.key(), entry);
        for (KeyValue entry : backup(revision)) {
            if (passing.contains(directory(entry.key()))) continue;
            KeyValue newer = present.remove(entry.key());
            done(store.put(entry.key(), entry.value(), newer == null ? 0 : newer.modRevision()));
        }
        present.values().forEach(it -> done(store.delete(it.key(), it.modRevision())));
        restores.put(before, revision());
        trouble.accept(down || !commitTime.isZero());
    }

    private static String directory(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    private List<KeyValue> backup(long revision) {
        Map.Entry<Long, Long> restore = restores.lowerEntry(revision);
        boolean amid = restore != null && revision < restore.getValue();
        return store.list("", "", 0, amid ? restore.getKey() : revision)
                .map(Page::entries)
                .getOrElseGet(error -> all(error instanceof StoreError.Compacted it ? it.compactedRevision() : 0));
    }

    private List<KeyValue> all(long revision) {
        return done(store.list("", "", 0, revision)).entries();
    }

    private static <T> T done(Either<StoreError, T> answer) {
        return answer.getOrElseThrow(error -> new IllegalStateException("the store cannot be restored: " + error));
    }

    /** Nobody can read any more what was before now, as where a backup was restored. */
    public void forget() {
        done(store.compact(store.currentRevision()));
    }

    /** How often it was restored. */
    public int restores() {
        return restores.size();
    }

    /** Whether writes take long. */
    boolean isSlow() {
        return commitTime.compareTo(Kernel.LONG) > 0;
    }

    /** The revision of the latest write, also while the store is down. */
    public long revision() {
        return store.currentRevision();
    }

    private ClusterStore up() {
        if (down) throw new StoreException("the store is down", false);
        return store;
    }

    /** The store, when a write is committed. */
    private ClusterStore committing() {
        up();
        if (!commitTime.isZero()) kernel.elapse(commitTime);
        return up();
    }

    @Override
    public Optional<KeyValue> get(String key) {
        return up().get(key);
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        return up().list(prefix, start, limit, revision);
    }

    @Override
    public long count(String prefix) {
        return up().count(prefix);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        return committing().put(key, value, expectedRevision);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        passing.add(directory(key));
        return committing().put(key, value, expectedRevision, timeToLive);
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        return committing().delete(key, expectedRevision);
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        return up().changes(prefix, fromRevision).map(Reader::new);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        return store.subscribe(prefix, signal);
    }

    @Override
    public long currentRevision() {
        return up().currentRevision();
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        return up().compact(revision);
    }

    @Override
    public void close() {
        store.close();
    }

    /** A cursor that fails while the store is down, and is where it was after that. */
    private final class Reader implements Cursor {
        private final Cursor cursor;

        Reader(Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public Either<StoreError, List<Change>> next(int max) {
            up();
            return cursor.next(max);
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
        }
    }
}
