package dev.coracle.store;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;

/**
 * A linearizable, revisioned map from keys to values: the only thing in a cluster that keeps state. It is the part of
 * etcd that Kubernetes needs, and no more.
 *
 * <p><b>Units.</b> A revision is a positive {@code long} that rises with every write, over the whole store, not per
 * key; a new store is at a revision of its own choice. A write that is refused, like a read, uses up no revision. Keys
 * are texts of at least one character and are ordered by their UTF-8 bytes. A prefix that ends in {@code /} does not
 * match its neighbours.
 * <p><b>Threads.</b> Every method may be called from any thread at once, and may block for as long as a write takes to
 * be durable. Whoever begins a call after a write was answered sees that write.
 * <p><b>Signals</b> are given on any thread, also by a store that holds its locks: a signal must return at once, throw
 * nothing, and neither read nor write. It is meant to put a reader in a queue.
 * <p><b>Errors.</b> What a caller plans for is a {@link StoreError}. What it cannot is thrown as
 * {@link StoreException}, which says whether a write may have happened. A caller's mistake, such as a negative number,
 * an empty key or half a surrogate pair in one, is an {@link IllegalArgumentException}.
 * <p><b>Durability.</b> What a write returned, a read showed or a cursor gave survives a crash.
 * <p><b>Check</b> yours with {@code dev.coracle.testkit.StoreContract}.
 *
 * @see <a href="https://etcd.io/docs/latest/learning/api_guarantees/">etcd's guarantees, which these follow</a>
 */
public interface ClusterStore extends AutoCloseable {
    /** Largest value taken, in bytes. */
    int LARGEST_VALUE = 1536 * 1024;

    /** The latest version of a key; empty where it was never written or is deleted. */
    Optional<KeyValue> get(String key);

    /**
     * Keys below a prefix.
     *
     * @param prefix what the keys start with; empty for all
     * @param start first key that may be returned; anything below the prefix means its first key
     * @param limit most entries to return; 0 for all
     * @param revision which state to show, from the compacted revision to the current one; 0 for the latest
     * @return the page, {@link StoreError.Compacted} or {@link StoreError.FutureRevision}
     */
    Either<StoreError, Page> list(String prefix, String start, int limit, long revision);

    /** How many keys there are below a prefix now. */
    long count(String prefix);

    /**
     * Writes a key if it is as the caller expects.
     *
     * @param expectedRevision the key's {@link KeyValue#modRevision()}; 0 where it must be absent
     * @return the version written, {@link StoreError.Conflict} or {@link StoreError.TooLarge}
     */
    Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision);

    /**
     * Writes a key that is deleted by itself: not before this time has passed, and soon after. Another write to the key
     * replaces its time to live.
     *
     * @param timeToLive positive
     */
    Either<StoreError, KeyValue> put(String key, Value value, long expectedRevision, Duration timeToLive);

    /**
     * Deletes a key if it is as the caller expects. A key that is absent is never as expected: there is nothing to delete.
     *
     * @param expectedRevision the key's {@link KeyValue#modRevision()}
     * @return the last version, stamped with the revision of the deletion, or {@link StoreError.Conflict}
     */
    Either<StoreError, KeyValue> delete(String key, long expectedRevision);

    /**
     * A reader of the changes below a prefix.
     *
     * @param fromRevision first revision to see; 0 means what comes after now; one that lies ahead is waited for
     * @return the cursor, or {@link StoreError.Compacted} where the first revision is compacted
     */
    Either<StoreError, Cursor> changes(String prefix, long fromRevision);

    /**
     * Tells when there are changes below a prefix. To miss nothing, subscribe first, then read, and read again after each
     * signal until {@link Cursor#next} gives less than was asked for.
     *
     * @param signal run after a change to such a key can be read; several changes may share one signal, and one may be
     *     given without a change
     */
    Subscription subscribe(String prefix, Runnable signal);

    /** The revision of the latest write, as a linearizable read. */
    long currentRevision();

    /**
     * Forgets history: states before this revision and changes up to it can no longer be read. The state at this
     * revision, what came later, and so the present stay. A store may forget by itself what it has no room for; the
     * compacted revision never falls.
     *
     * @param revision what to compact to; one that is already compacted changes nothing
     * @return the compacted revision, or {@link StoreError.FutureRevision}
     */
    Either<StoreError, Long> compact(long revision);

    /**
     * Releases what the store holds; later calls, also of {@link Cursor#next}, throw {@link StoreException}. All
     * subscriptions are signalled, so that readers learn of it. May be called twice.
     */
    @Override
    void close();
}
