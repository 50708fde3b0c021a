package dev.coracle.store.etcd;

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
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A store in etcd, for control planes of several servers:
 *
 * <pre>{@code
 * Clusters.define("shop", c -> c.store(EtcdStore.at("http://10.0.0.1:2379", "http://10.0.0.2:2379")).nodes(3));
 * }</pre>
 *
 * <p>The present and its recent past are on the heap as well, brought there by one watch, and read from there: a read asks
 * etcd only at which revision it is, and waits until that has come. A write is etcd's; it is answered once it has come back
 * by the watch, so that its author finds it wherever it looks. Any number of stores, also those of Kubernetes' own API
 * servers, may work on one etcd.
 *
 * <p><b>Errors.</b> A call that no member answers in time is a {@link StoreException}; where it was a write, it says whether
 * the write may have happened. The watch begins again by itself where it ended; a reader only notices if etcd has forgotten
 * meanwhile what it has not seen.
 * <p><b>Threads</b> of the network are gRPC's own; everything else runs on workers of the platform.
 */
public final class EtcdStore implements ClusterStore {
    /** How long the watch may lag behind what etcd answers before it is begun again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long a server that starts waits for the history since the last compaction. */
    private static final Duration START = Duration.ofMinutes(1);

    /**
     * How many of the latest changes are read when the store is opened. etcd shows a new watch 1,000 changes that were before
     * it ten times a second at most, and goes through all of them each time.
     */
    static final int READ_AGAIN = 10_000;

    private final Duration timeout;
    private final Members members;
    private final Calls calls;
    private final Past past;
    private final Writer writer;
    private final Leases leases;
    private final Authored authored = new Authored();
    private final Horizon horizon = new Horizon();
    private final Timeline timeline;
    private final Feed feed;
    private final Reading<Long> present;
    private final Expirer expirer;
    private final Compactor compactor;

    private EtcdStore(Platform platform, EtcdOptions options, Members members) {
        this.timeout = options.timeout();
        this.members = members;
        Login login = new Login(options);
        Keys keys = new Keys(options.root());
        calls = new Calls(members, login, timeout);
        past = new Past(calls, keys);
        writer = new Writer(calls, keys);
        leases = new Leases(calls, platform.clock());
        Versions.check(members, timeout);
        Past.Contents oldest = past.oldest(Math.min(options.history(), READ_AGAIN));
        timeline = Timeline.compacted(oldest.revision(), oldest.entries(), options.history());
        Intake intake = new Intake(keys, authored, timeline);
        feed = new Feed(platform, members, login, past, intake, timeline, horizon);
        present = new Reading<>(this::askPresent);
        expirer = new Expirer(platform, this::delete);
        compactor = new Compactor(platform, calls, options.compactionInterval());
        feed.start();
        long now = past.present();
        if (!horizon.await(now, START)) throw late(now);
        compactor.start();
    }

    /** The store in the etcd whose members have these client URLs. */
    public static StoreFactory at(String... endpoints) {
        return at(EtcdOptions.builder()
                .addAllEndpoints(Arrays.stream(endpoints).map(URI::create).toList())
                .build());
    }

    /**
     * The store in the etcd that the options name. Opening it throws {@link StoreException} where no member answers, or one
     * of them cannot be worked with.
     */
    public static StoreFactory at(EtcdOptions options) {
        return platform -> {
            Members members = new Members(options);
            try {
                return new EtcdStore(platform, options, members);
            } catch (RuntimeException | Error e) {
                members.close();
                throw e;
            }
        };
    }

    @Override
    public Optional<KeyValue> get(String key) {
        catchUp();
        return timeline.get(key);
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        if (revision == 0 || revision > timeline.currentRevision()) catchUp();
        Either<StoreError, Page> known = timeline.list(prefix, start, limit, revision);
        boolean forgotten = known.isLeft() && known.getLeft() instanceof StoreError.Compacted;
        return forgotten ? listFromEtcd(prefix, start, limit, revision, known) : known;
    }

    /** What is forgotten here may still be known there, to pages of a list that another server has begun. */
    private Either<StoreError, Page> listFromEtcd(
            String prefix, String start, int limit, long revision, Either<StoreError, Page> otherwise) {
        try {
            return Either.right(past.page(prefix, start, limit, revision));
        } catch (Refusal e) {
            if (e.says(Refusal.COMPACTED)) return otherwise;
            throw e;
        }
    }

    @Override
    public long count(String prefix) {
        catchUp();
        return timeline.count(prefix);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        return write(key, value, expectedRevision, 0).peek(this::keep);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        Expirer.requirePositive(timeToLive);
        Either<StoreError, KeyValue> answer = writeFor(key, value, expectedRevision, timeToLive);
        return answer.peek(written -> expirer.expire(written, timeToLive));
    }

    private Either<StoreError, KeyValue> writeFor(String key, Value value, long expectedRevision, Duration timeToLive) {
        long lease = leases.lasting(timeToLive);
        try {
            return write(key, value, expectedRevision, lease);
        } catch (Refusal e) {
            if (!e.says(Refusal.NO_LEASE)) throw e;
            leases.forget(lease);
            return write(key, value, expectedRevision, leases.lasting(timeToLive));
        }
    }

    private Either<StoreError, KeyValue> write(String key, Value value, long expectedRevision, long lease) {
        Optional<StoreError> refusal = Draft.check(key, value);
        if (refusal.isPresent()) return Either.left(refusal.get());
        Optional<KeyValue> known = known(key, expectedRevision);
        authored.begin(key, value);
        try {
            Either<StoreError, KeyValue> answer = writer.put(key, value, expectedRevision, known, lease);
            return answer.map(this::arrived);
        } finally {
            authored.end(key, value);
        }
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        Draft.checkKey(key);
        Optional<KeyValue> known = known(key, expectedRevision);
        Either<StoreError, KeyValue> answer = writer.delete(key, expectedRevision, known);
        return answer.map(this::arrived).peek(this::keep);
    }

    private Optional<KeyValue> known(String key, long revision) {
        return timeline.get(key).filter(version -> version.modRevision() == revision);
    }

    /** Waits until a write has come back. It has happened in any case: if it does not come, its author need not suffer. */
    private KeyValue arrived(KeyValue written) {
        long stream = feed.stream();
        if (!horizon.await(written.modRevision(), PATIENCE)) feed.doubt(stream);
        return known(written.key(), written.modRevision()).orElse(written);
    }

    private void keep(KeyValue version) {
        expirer.keep(version.key(), version.modRevision());
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        if (fromRevision == 0) catchUp();
        return timeline.changes(prefix, fromRevision);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        return timeline.subscribe(prefix, signal);
    }

    @Override
    public long currentRevision() {
        return catchUp();
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        if (revision > timeline.currentRevision()) catchUp();
        boolean ahead = revision > timeline.currentRevision();
        if (!ahead && revision > timeline.compact(0).getOrElse(0L)) Compactor.compact(calls, revision);
        return timeline.compact(revision);
    }

    @Override
    public void close() {
        compactor.close();
        expirer.close();
        feed.close();
        members.close();
        timeline.close();
    }

    /** Waits until everything that was written before this call can be read; says up to where. */
    private long catchUp() {
        timeline.currentRevision(); // fails where the store is closed
        long revision = present.take();
        Duration left = timeout;
        for (long stream = feed.stream(); !horizon.await(revision, PATIENCE); stream = feed.stream()) {
            left = left.minus(PATIENCE);
            if (left.isNegative()) throw late(revision);
            feed.doubt(stream);
        }
        return revision;
    }

    private long askPresent() {
        long seen = horizon.revision();
        long revision = past.present();
        if (revision < seen) {
            throw new StoreException(
                    "etcd was at revision " + seen + " and is at " + revision
                            + " now: it was put back to an earlier state, start again",
                    false);
        }
        return revision;
    }

    private StoreException late(long revision) {
        return new StoreException(
                "etcd is at revision " + revision + ", but its changes after " + horizon.revision() + " do not come",
                false);
    }
}
