package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes that are checked and numbered, but that nobody can see yet. Each is checked against those before it. Make them
 * durable, then {@linkplain Timeline#publish publish} them; or drop the draft, and nothing has happened.
 *
 * <p><b>Threads.</b> For one thread at a time.
 */
public final class Draft {
    /** One change and the map that it found. */
    record Step(KeyMap<KeyValue> before, Change change) {}

    private final State base;
    private final List<Step> steps = new ArrayList<>(1);
    private KeyMap<KeyValue> map;
    private long revision;

    Draft(State base) {
        this.base = base;
        this.map = base.present();
        this.revision = base.revision();
    }

    /** Writes a key at the next revision, as {@link ClusterStore#put(String, Value, long)} says. */
    public Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision) {
        Optional<StoreError> refusal = check(key, value);
        if (refusal.isPresent()) return Either.left(refusal.get());
        Spot<KeyValue> spot = map.at(key);
        Optional<KeyValue> actual = spot.value();
        if (modRevision(actual) != expectedRevision) {
            return Either.left(new StoreError.Conflict(key, expectedRevision, actual));
        }
        KeyValue written = actual.isEmpty()
                ? new KeyValue(key, value, revision + 1, revision + 1, 1)
                : successor(actual.get(), value, actual.get().version() + 1);
        take(new Change(written, actual, false), spot.put(written));
        return Either.right(written);
    }

    /** Deletes a key at the next revision, as {@link ClusterStore#delete} says. */
    public Either<StoreError, KeyValue> delete(String key, long expectedRevision) {
        checkKey(key);
        Spot<KeyValue> spot = map.at(key);
        Optional<KeyValue> actual = spot.value();
        if (actual.isEmpty() || modRevision(actual) != expectedRevision) {
            return Either.left(new StoreError.Conflict(key, expectedRevision, actual));
        }
        KeyValue last = actual.get();
        KeyValue deleted = successor(last, last.value(), last.version());
        take(new Change(deleted, actual, true), spot.remove());
        return Either.right(deleted);
    }

    /**
     * Takes over a change that was decided elsewhere, such as one read from a log. Several changes of one write follow one
     * another in the same draft.
     *
     * @throws IllegalArgumentException where it is older than what is there
     */
    public void add(Change change) {
        boolean later = change.revision() > revision;
        boolean sameWrite = change.revision() == revision && !steps.isEmpty();
        if (!later && !sameWrite) {
            throw new IllegalArgumentException(
                    "the change of " + change.current() + " is not after revision " + revision);
        }
        take(change, Block.after(map, change.current(), change.deleted()));
    }

    private void take(Change change, KeyMap<KeyValue> after) {
        steps.add(new Step(map, change));
        map = after;
        revision = change.revision();
    }

    /**
     * Raises the revision without a change, because what has happened up to it concerns other keys. A lower one does
     * nothing.
     */
    public void advance(long revision) {
        this.revision = Math.max(this.revision, revision);
    }

    /** The version of a key that the writes so far have left. */
    public Optional<KeyValue> get(String key) {
        return map.get(key);
    }

    /** The revision of the last write so far. */
    public long revision() {
        return revision;
    }

    /** The changes so far, oldest first. */
    public List<Change> changes() {
        return steps.stream().map(Step::change).toList();
    }

    /** Whether this leads on from that state, whose past may have been compacted meanwhile. */
    boolean follows(State state) {
        return base.next() == state.next() && base.revision() == state.revision();
    }

    List<Step> steps() {
        return steps;
    }

    KeyMap<KeyValue> map() {
        return map;
    }

    private KeyValue successor(KeyValue last, Value value, long version) {
        return new KeyValue(last.key(), value, last.createRevision(), revision + 1, version);
    }

    private static long modRevision(Optional<KeyValue> version) {
        return version.isEmpty() ? 0 : version.get().modRevision();
    }

    /**
     * Whether every store refuses to write this, whatever is there: because of its size.
     *
     * @throws IllegalArgumentException where the key is none
     */
    public static Optional<StoreError> check(String key, Value value) {
        checkKey(key);
        long size = value.size();
        return size > ClusterStore.LARGEST_VALUE
                ? Optional.of(new StoreError.TooLarge(key, size, ClusterStore.LARGEST_VALUE))
                : Optional.empty();
    }

    /**
     * Refuses what cannot be a key.
     *
     * @throws IllegalArgumentException where the text is empty or holds half a surrogate pair
     */
    public static void checkKey(String key) {
        if (key.isEmpty()) throw new IllegalArgumentException("a key must not be empty");
        if (!Place.isText(key)) throw new IllegalArgumentException("a key must not hold half a surrogate pair");
    }
}
