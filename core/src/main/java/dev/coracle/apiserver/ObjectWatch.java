package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Timer;
import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch of one kind: a place in the stream of changes, and a selection.
 *
 * <p>It is <i>idle</i> until the hub names a revision from which something may concern it; what lies before that is
 * skipped unread, so an idle watch is never too old, however long it was idle.
 */
final class ObjectWatch<T extends ApiObject> implements Watch {
    private static final Logger log = LoggerFactory.getLogger(ObjectWatch.class);
    private static final long IDLE = Long.MAX_VALUE;

    private final WatchHub<T> hub;
    private final Selection<T> selection;
    private final Cursor cursor;
    private final Runnable signal;
    private final Deque<WatchEvent> initial;
    private final AtomicLong wokenFrom = new AtomicLong();
    private final AtomicLong bookmarkAt = new AtomicLong();
    private final AtomicReference<@Nullable Timer> end = new AtomicReference<>();
    private long told;
    private volatile boolean over;

    /**
     * A watch that has yet to look at its cursor.
     *
     * @param initial what to tell first
     */
    ObjectWatch(WatchHub<T> hub, Selection<T> selection, Cursor cursor, List<WatchEvent> initial, Runnable signal) {
        this.hub = hub;
        this.selection = selection;
        this.cursor = cursor;
        this.initial = new ArrayDeque<>(initial);
        this.signal = signal;
        this.told = cursor.position();
    }

    Optional<String> indexedValue() {
        return selection.indexedValue();
    }

    /** Tells that something from this revision on may concern this watch; 0 means from where it is. */
    void wake(long revision) {
        if (wokenFrom.accumulateAndGet(revision, Math::min) == revision) ring();
    }

    /** Tells the reader to look. A reader that cannot be told is given up, so that the others are told all the same. */
    void ring() {
        try {
            signal.run();
        } catch (RuntimeException e) {
            log.atError().addKeyValue("kind", hub.kind().resource()).setCause(e).log("signal of a watch failed");
            close();
        }
    }

    /** Asks for a bookmark at this revision, up to which every change has been dealt out by {@link #wake}. */
    void bookmark(long revision) {
        bookmarkAt.set(revision);
        ring();
    }

    /** What will end this watch, or take the next step towards it. */
    void until(Timer timer) {
        end.set(timer);
        if (over) timer.cancel();
    }

    /** Reads on from where it is, also where the hub has not dealt out what comes next. */
    @Override
    public boolean hasten() {
        wokenFrom.set(0);
        return !over;
    }

    @Override
    public List<WatchEvent> next(int max) {
        List<WatchEvent> events = new ArrayList<>();
        while (!over && events.size() < max && !initial.isEmpty()) events.add(initial.remove());
        while (!over && events.size() < max) {
            // Read before wokenFrom: whoever asked for the bookmark had dealt out all changes up to it.
            long bookmark = bookmarkAt.getAndSet(0);
            long from = wokenFrom.getAndSet(IDLE);
            boolean drained = from == IDLE || read(from, max - events.size(), events);
            if (drained && bookmark > told) {
                told = bookmark;
                events.add(new WatchEvent.Bookmark(Long.toString(bookmark), false));
            }
            if (drained) break;
        }
        return events;
    }

    /** Reads on; returns whether that was all there is: the next change will ring. */
    private boolean read(long from, int max, List<WatchEvent> events) {
        try {
            if (from > 0) cursor.skipTo(from - 1);
            Either<StoreError, List<Change>> read = cursor.next(max);
            if (read.isLeft()) return fail(tooOld(read.getLeft()), events);
            for (Change change : read.get()) {
                event(change).ifPresent(events::add);
                told = change.revision();
            }
            if (read.get().size() < max) return true;
            wokenFrom.accumulateAndGet(cursor.position() + 1, Math::min);
            return false;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("kind", hub.kind().resource()).setCause(e).log("watch failed");
            return fail(Refusals.internalError("the watch cannot go on: " + e), events);
        }
    }

    private boolean fail(ApiException why, List<WatchEvent> events) {
        events.add(new WatchEvent.Failed(why.status()));
        close();
        return false;
    }

    private static ApiException tooOld(StoreError error) {
        return error.fold(
                ObjectStore::unexpected,
                compacted -> Revisions.tooOld(compacted.askedRevision() - 1, compacted.compactedRevision()),
                ObjectStore::unexpected,
                ObjectStore::unexpected);
    }

    /** The change as this selection sees it; empty where it does not. */
    private Optional<WatchEvent> event(Change change) {
        T current = object(change.current());
        Optional<T> previous = change.previous().map(this::object).filter(selection::matches);
        if (!change.deleted() && selection.matches(current)) {
            return Optional.of(previous.isPresent() ? new WatchEvent.Modified(current) : new WatchEvent.Added(current));
        }
        return previous.map(last -> new WatchEvent.Deleted(change.deleted() ? current : stamped(last, current)));
    }

    private T object(KeyValue entry) {
        return hub.store().object(hub.kind(), entry);
    }

    private static <T extends ApiObject> T stamped(T last, T current) {
        return Metadata.with(last, last.metadata().withResourceVersion(current.resourceVersion()));
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        if (over) return;
        over = true;
        hub.remove(this);
        cursor.close();
        Timer timer = end.get();
        if (timer != null) timer.cancel();
        ring();
    }
}
