package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreError;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A place on the trail of a prefix. Nothing is noted in it when a change happens.
 *
 * <p>It reads the timeline's state before the trail: the trail then holds at least what that state shows, and nothing
 * beyond is given out.
 */
final class TimelineCursor implements Cursor {
    private final Timeline timeline;
    private final Interest interest;
    private final AtomicBoolean closed = new AtomicBoolean();

    // The reader's own.
    private long position;
    private StoreError.@Nullable Compacted lost;

    /** A reader of what is after the position, of which its interest knows. */
    TimelineCursor(Timeline timeline, Interest interest, long position) {
        this.timeline = timeline;
        this.interest = interest;
        this.position = position;
    }

    @Override
    public Either<StoreError, List<Change>> next(int max) {
        if (max < 1) throw new IllegalArgumentException("max must be positive: " + max);
        if (lost != null) return Either.left(lost);
        if (closed.get()) return Either.right(List.of());
        State now = timeline.current();
        Trail trail = interest.trail();
        if (trail.forgotten() > position) {
            lost = new StoreError.Compacted(position + 1, Math.max(now.compacted(), trail.forgotten()));
            close();
            return Either.left(lost);
        }
        List<Change> changes = trail.between(position, now.revision(), max);
        skipTo(
                changes.size() < max
                        ? now.revision()
                        : changes.get(changes.size() - 1).revision());
        return Either.right(changes);
    }

    @Override
    public long position() {
        if (lost == null && !closed.get()) timeline.ifOpen(this::skipQuiet);
        return position;
    }

    private void skipQuiet(State now) {
        Trail trail = interest.trail();
        boolean quiet = trail.between(position, now.revision(), 1).isEmpty();
        if (quiet && trail.forgotten() <= position) skipTo(now.revision());
    }

    @Override
    public void skipTo(long revision) {
        position = Math.max(position, revision);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) timeline.leave(interest);
    }
}
