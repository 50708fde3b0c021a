package dev.coracle.testkit.history;

import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Subscription;
import dev.coracle.store.Value;
import dev.coracle.testkit.history.Line.Verb;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** A store that tells of its calls. Of lists it tells the whole and present ones. */
final class ToldStore implements ClusterStore {
    private final ClusterStore store;
    private final Teller teller;

    ToldStore(ClusterStore store, Teller teller) {
        this.store = store;
        this.teller = teller;
    }

    @Override
    public Optional<KeyValue> get(String key) {
        return teller.call(Verb.GET, key, "", 0, () -> store.get(key), ToldStore::found);
    }

    private static Line found(String subject, Optional<KeyValue> found) {
        return found.map(Version::of)
                .map(it -> new Line(subject, Verb.THERE, "", it.content(), it.revision()))
                .orElseGet(() -> new Line(subject, Verb.ABSENT, 0));
    }

    private static Line written(String subject, Either<StoreError, KeyValue> answer) {
        if (answer.isRight())
            return new Line(subject, Verb.WRITTEN, answer.get().modRevision());
        return answer.getLeft() instanceof StoreError.Conflict conflict
                ? found(subject, conflict.actual())
                : new Line(subject, Verb.FAILED, 0);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        String content = Version.content(value.bytes());
        return teller.call(
                Verb.PUT,
                key,
                content,
                expectedRevision,
                () -> store.put(key, value, expectedRevision),
                ToldStore::written);
    }

    @Override
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive) {
        throw new UnsupportedOperationException("a key that goes by itself: " + key);
    }

    @Override
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        return teller.call(
                Verb.DELETE, key, "", expectedRevision, () -> store.delete(key, expectedRevision), ToldStore::written);
    }

    @Override
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        boolean whole = start.isEmpty() && limit == 0 && revision == 0;
        return whole
                ? teller.call(
                        Verb.LIST, prefix, "", 0, () -> store.list(prefix, start, limit, revision), ToldStore::shown)
                : store.list(prefix, start, limit, revision);
    }

    private static Line shown(String subject, Either<StoreError, Page> answer) {
        if (answer.isLeft()) return new Line(subject, Verb.FAILED, 0);
        Page page = answer.get();
        TreeMap<String, Version> state = new TreeMap<>();
        for (KeyValue entry : page.entries()) state.put(entry.key(), Version.of(entry));
        return new Line(subject, Verb.SHOWN, "", Annals.word(state), page.revision());
    }

    @Override
    public long currentRevision() {
        return teller.call(Verb.NOW, "", "", 0, store::currentRevision, ToldStore::now);
    }

    private static Line now(String subject, Long revision) {
        return new Line(subject, Verb.SHOWN, revision);
    }

    @Override
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        return store.changes(prefix, fromRevision).map(cursor -> new ToldCursor(cursor, prefix, teller));
    }

    @Override
    public long count(String prefix) {
        return store.count(prefix);
    }

    @Override
    public Subscription subscribe(String prefix, Runnable signal) {
        return store.subscribe(prefix, signal);
    }

    @Override
    public Either<StoreError, Long> compact(long revision) {
        return store.compact(revision);
    }

    @Override
    public void close() {
        store.close();
    }
}
