package dev.coracle.apiserver;

import dev.coracle.api.ListOptions;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreError;
import dev.coracle.store.Subscription;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the watches of one kind. It alone follows the store; each watch has a place of its own in the stream of changes
 * and is told only of the revision from which something may concern it, so that a thousand watches of one node each cost
 * nothing while other nodes change.
 */
final class WatchHub<T extends ApiObject> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WatchHub.class);
    private static final int BATCH = 1024;
    private static final Duration BOOKMARK_PERIOD = Duration.ofMinutes(1);
    private static final Duration LAST_BOOKMARK = Duration.ofSeconds(2);

    private final ServedKind<T> kind;
    private final ObjectStore store;
    private final Platform platform;
    private final Worker worker;
    private final WatchIndex<T> watches;
    private final Subscription subscription;
    private final List<ObjectWatch<T>> bookmarked = new CopyOnWriteArrayList<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile Cursor cursor;

    WatchHub(ServedKind<T> kind, ObjectStore store, Platform platform) {
        this.kind = kind;
        this.store = store;
        this.platform = platform;
        this.worker = platform.worker("watch " + kind.resource());
        this.watches = new WatchIndex<>(kind);
        this.cursor = fromNow();
        this.subscription = store.raw().subscribe(Registry.prefix(kind), this::schedule);
    }

    private Cursor fromNow() {
        ClusterStore raw = store.raw();
        return raw.changes(Registry.prefix(kind), 0).getOrElseThrow(ObjectStore::unexpected);
    }

    ServedKind<T> kind() {
        return kind;
    }

    ObjectStore store() {
        return store;
    }

    /** Takes in a watch, until its time is up. */
    void add(ObjectWatch<T> watch, ListOptions options) {
        watches.add(watch);
        boolean wantsBookmarks = options.allowWatchBookmarks();
        if (wantsBookmarks) {
            bookmarked.add(watch);
            tickLater();
        }
        options.timeout().ifPresent(timeout -> expire(watch, timeout, wantsBookmarks));
    }

    void remove(ObjectWatch<T> watch) {
        watches.remove(watch);
        bookmarked.remove(watch);
    }

    /** Ends a watch when its time is up; one that wants bookmarks gets its last shortly before. */
    private void expire(ObjectWatch<T> watch, Duration timeout, boolean bookmark) {
        if (!bookmark || timeout.compareTo(LAST_BOOKMARK) <= 0) {
            watch.until(worker.after(timeout, watch::close));
        } else {
            watch.until(worker.after(timeout.minus(LAST_BOOKMARK), () -> {
                watch.bookmark(cursor.position());
                expire(watch, LAST_BOOKMARK, false);
            }));
        }
    }

    private void tickLater() {
        if (ticking.compareAndSet(false, true)) worker.after(BOOKMARK_PERIOD, this::tick);
    }

    /** Tells watches that stand still how far the store is, so that they need not start over from an old revision. */
    private void tick() {
        ticking.set(false);
        if (bookmarked.isEmpty()) return;
        long position = cursor.position();
        for (ObjectWatch<T> watch : bookmarked) {
            if (platform.buggify("watch ends early")) watch.close();
            else watch.bookmark(position);
        }
        tickLater();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) worker.execute(this::drain);
    }

    private void drain() {
        scheduled.set(false);
        try {
            while (dealOut()) {
                // There may be more.
            }
            if (platform.buggify("watches wake for nothing")) watches.wakeAll();
        } catch (RuntimeException e) {
            log.atError().addKeyValue("kind", kind.resource()).setCause(e).log("changes could not be read");
            // Each watch reads for itself now, and tells its reader what it cannot read.
            watches.wakeAll();
        }
    }

    /** Wakes the watches that the next changes concern; false where there are none. */
    private boolean dealOut() {
        Either<StoreError, List<Change>> read = cursor.next(BATCH);
        if (read.isLeft()) {
            cursor.close();
            cursor = fromNow();
            watches.wakeAll();
            return false;
        }
        for (Change change : read.get()) {
            T current = store.object(kind, change.current());
            T previous =
                    change.previous().map(entry -> store.object(kind, entry)).orElse(current);
            watches.wake(current, previous, change.revision());
        }
        return !read.get().isEmpty();
    }

    /** Ends all watches. May be called twice. */
    @Override
    public void close() {
        subscription.close();
        cursor.close();
        watches.closeAll();
    }
}
