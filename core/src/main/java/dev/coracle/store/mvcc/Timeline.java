package dev.coracle.store.mvcc;

import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Subscription;
import io.vavr.control.Either;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states that a store has gone through, its present, and who waits for what comes next. It answers what a
 * {@link ClusterStore} answers; how writes become durable is the business of whoever publishes them.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. Reads take no lock: they see the state that was
 * published last as one piece. One committer at a time makes a {@link Draft} and publishes it.
 * <p><b>Memory.</b> The present, and as many changes as the limit says, a few more at times. Readers hold none.
 */
public final class Timeline implements AutoCloseable {
    private final int historyLimit;
    private final Object lock = new Object();
    private final Interests interests = new Interests();
    private volatile @Nullable State state;

    private Timeline(State initial, int historyLimit) {
        if (historyLimit < 1) throw new IllegalArgumentException("history must be positive: " + historyLimit);
        this.historyLimit = historyLimit;
        this.state = initial;
    }

    /**
     * The timeline of a new store: at revision 1, as a new etcd is, and with nothing compacted.
     *
     * @param historyLimit how many changes to keep
     */
    public static Timeline empty(int historyLimit) {
        return new Timeline(State.initial(1, 0, KeyMap.empty()), historyLimit);
    }

    /**
     * The timeline of a store that is compacted to a revision.
     *
     * @param revision what it is at, and compacted to
     * @param entries the keys of that state, in any order
     * @param historyLimit how many changes to keep
     */
    public static Timeline compacted(long revision, Iterable<KeyValue> entries, int historyLimit) {
        return new Timeline(compactedState(revision, entries), historyLimit);
    }

    private static State compactedState(long revision, Iterable<KeyValue> entries) {
        KeyMap<KeyValue> present = KeyMap.empty();
        for (KeyValue entry : entries) present = present.put(entry.key(), entry);
        return State.initial(revision, revision, present);
    }

    /** An empty draft on top of the present. */
    public Draft draft() {
        return new Draft(current());
    }

    /**
     * Makes the changes of a draft visible, all at once, and then signals those who wait for them.
     *
     * @throws IllegalStateException where something else was published since the draft was begun
     */
    public void publish(Draft draft) {
        Collection<Interest> concerned;
        synchronized (lock) {
            State before = current();
            if (!draft.follows(before)) throw new IllegalStateException("the draft was overtaken by another");
            concerned = interests.appear(draft.steps());
            become(before.with(draft).keeping(historyLimit));
        }
        concerned.forEach(Interest::signal);
    }

    /**
     * Goes on with another state, where what happened in between cannot be known any more. Readers who would need it get
     * {@link StoreError.Compacted}.
     *
     * @param revision what the timeline is at and compacted to from now on; not before what was published last
     * @param entries the keys of that state, in any order
     */
    public void resume(long revision, Iterable<KeyValue> entries) {
        State next = compactedState(revision, entries);
        Collection<Interest> concerned;
        synchronized (lock) {
            long before = current().revision();
            if (revision < before) throw new IllegalArgumentException(revision + " is before revision " + before);
            interests.skip(revision);
            state = next;
            concerned = interests.all();
        }
        concerned.forEach(Interest::signal);
    }

    /** The latest version of a key. */
    public Optional<KeyValue> get(String key) {
        return current().present().get(key);
    }

    /** Keys below a prefix, as {@link ClusterStore#list} says. */
    public Either<StoreError, Page> list(String prefix, String start, int limit, long revision) {
        requireNotNegative("limit", limit);
        requireNotNegative("revision", revision);
        State now = current();
        long shown = revision == 0 ? now.revision() : revision;
        return now.at(shown).map(keys -> page(keys, prefix, start, limit, shown));
    }

    private static Page page(KeyMap<KeyValue> keys, String prefix, String start, int limit, long revision) {
        int end = keys.rankBehind(prefix);
        int from = Math.min(end, Math.max(keys.rank(prefix), keys.rank(start)));
        int to = limit == 0 ? end : (int) Math.min(end, from + (long) limit);
        return new Page(revision, keys.values(from, to), end - to);
    }

    /** How many keys there are below a prefix. */
    public long count(String prefix) {
        KeyMap<KeyValue> keys = current().present();
        return keys.rankBehind(prefix) - (long) keys.rank(prefix);
    }

    /** The revision that was published last. */
    public long currentRevision() {
        return current().revision();
    }

    /** A reader of the changes below a prefix, as {@link ClusterStore#changes} says. */
    public Either<StoreError, Cursor> changes(String prefix, long fromRevision) {
        requireNotNegative("revision", fromRevision);
        synchronized (lock) {
            State now = current();
            long first = fromRevision == 0 ? now.revision() + 1 : fromRevision;
            if (first <= now.compacted()) return Either.left(new StoreError.Compacted(first, now.compacted()));
            Interest interest = interests.join(prefix, now, first - 1);
            return Either.right(new TimelineCursor(this, interest, first - 1));
        }
    }

    /** Tells when there are changes below a prefix, as {@link ClusterStore#subscribe} says. */
    public Subscription subscribe(String prefix, Runnable signal) {
        synchronized (lock) {
            State now = current();
            return new TimelineSubscription(this, interests.join(prefix, now, now.revision()), signal);
        }
    }

    /** Forgets history, as {@link ClusterStore#compact} says. */
    public Either<StoreError, Long> compact(long revision) {
        requireNotNegative("revision", revision);
        synchronized (lock) {
            State now = current();
            if (revision > now.revision()) {
                return Either.left(new StoreError.FutureRevision(revision, now.revision()));
            }
            State compacted = now.compactedTo(revision);
            become(compacted);
            return Either.right(compacted.compacted());
        }
    }

    /** Lets go of everything. Later calls throw {@link StoreException}; subscriptions are signalled. */
    @Override
    public void close() {
        Collection<Interest> concerned;
        synchronized (lock) {
            if (state == null) return;
            state = null;
            concerned = interests.all();
        }
        concerned.forEach(Interest::signal);
    }

    private void become(State next) {
        boolean forgets = next.compacted() > current().compacted();
        if (forgets) interests.forget(next.compacted());
        state = next;
    }

    /** Ends a membership. */
    void leave(Interest interest) {
        synchronized (lock) {
            interests.leave(interest);
        }
    }

    /** Hands over what was published last, if the store is open. */
    void ifOpen(Consumer<State> reader) {
        State now = state;
        if (now != null) reader.accept(now);
    }

    /** What was published last. */
    State current() {
        State now = state;
        if (now == null) throw new StoreException("the store is closed", false);
        return now;
    }

    private static void requireNotNegative(String name, long number) {
        if (number < 0) throw new IllegalArgumentException(name + " must not be negative: " + number);
    }
}
