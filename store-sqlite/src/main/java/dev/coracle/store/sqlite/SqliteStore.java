package dev.coracle.store.sqlite;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Draft;
import dev.coracle.store.mvcc.Expirer;
import dev.coracle.store.mvcc.Timeline;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store in one SQLite file, for clusters that are to outlive their process:
 *
 * <pre>{@code
 * Clusters.define("shop", c -> c.store(SqliteStore.at(Path.of("shop.db"))).nodes(3));
 * }</pre>
 *
 * <p>The whole state, its recent history included, is on the heap as well, and read from there. A write is put into the
 * file first, together with those that wait at the same time; then readers, watchers and its author learn of it, so that
 * nobody ever sees what a crash could undo. Revisions rise by one with each write, also over the end of a process, but
 * for what {@link Durability#NORMAL} says.
 *
 * <p>A file belongs to one store at a time. What is beside it: {@code -wal}, the log, which is part of it while the store
 * is open and after a crash, and {@code .lock}.
 *
 * <p><b>Errors.</b> On a full disk a write is refused, and later ones are taken once there is room. After any other
 * failure of the file all further writes are refused, while reads go on; opening the file again tells what is in it.
 */
public final class SqliteStore implements ClusterStore {
    private final Clock clock;
    private final StoreFile file;
    private final Timeline timeline;
    private final Expirer expirer;
    private final Turns turns = new Turns(this::commit);
    private final Upkeep upkeep;

    // For who leads.
    private boolean closed;

    SqliteStore(Platform platform, Opening.Opened opened) {
        this.clock = platform.clock();
        this.file = opened.file();
        this.timeline = opened.recollection().timeline();
        this.expirer = new Expirer(platform, this::delete);
        this.upkeep = new Upkeep(platform, turns, file, this::compacted);
        Instant now = clock.now();
        opened.recollection().mortals((version, lifetime) -> expirer.expire(version, lifetime.left(now)));
        upkeep.sweepSoon();
        upkeep.start();
    }

    /** The store in this file, which is made where it is missing. */
    public static StoreFactory at(Path file) {
        return at(file, SqliteOptions.defaults());
    }

    /**
     * The store in this file, which is made where it is missing. Opening it throws {@link StoreException} where the file
     * is in use, is not a store, is damaged, is of a newer release, or cannot be written, and then leaves it as it is.
     */
    public static StoreFactory at(Path file, SqliteOptions options) {
        return platform -> open(platform, file, options, Probe.NONE);
    }

    static SqliteStore open(Platform platform, Path file, SqliteOptions options, Probe probe) {
        return new SqliteStore(platform, new Opening(file, options, Schema.CURRENT, probe).open());
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
        return take(Write.put(key, value, expectedRevision));
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        return take(Write.put(key, value, expectedRevision, timeToLive));
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        return take(Write.delete(key, expectedRevision));
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
        return take(new Errand<>(() -> {
            if (revision > compacted() && revision <= timeline.currentRevision()) file.compact(revision);
            Either<StoreError, Long> answer = timeline.compact(revision);
            upkeep.sweepSoon();
            return answer;
        }));
    }

    @Override
    public void close() {
        take(new Errand<>(() -> {
            if (!closed) end();
            return true;
        }));
    }

    private void end() {
        closed = true;
        upkeep.close();
        expirer.close();
        timeline.close();
        file.close();
    }

    private <T> T take(Turn<T> turn) {
        T answer = turns.take(turn);
        upkeep.start();
        return answer;
    }

    private void commit(List<Write> group) {
        Draft draft = timeline.draft();
        Instant now = clock.now();
        List<Row> rows = new ArrayList<>(group.size());
        for (Write write : group) write.decide(draft, now).ifPresent(rows::add);
        if (rows.isEmpty()) return;
        file.append(rows);
        timeline.publish(draft);
        for (Write write : group) write.tell(expirer);
        upkeep.look();
    }

    private long compacted() {
        return timeline.compact(0).getOrElse(0L);
    }
}
