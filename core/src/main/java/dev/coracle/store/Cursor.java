package dev.coracle.store;

import io.vavr.control.Either;
import java.util.List;

/**
 * A reader's place in the stream of changes. It holds no changes itself: a reader that falls behind further than the
 * store remembers gets {@link StoreError.Compacted}, never a gap. Only changes that concern it count for that: a reader
 * does not fall behind because of what happens elsewhere.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #next}, {@link #position} and {@link #skipTo}; {@link #close} may
 * come from any.
 */
public interface Cursor extends AutoCloseable {
    /**
     * The next changes, oldest first, each exactly once. An answer with fewer changes than asked for has reached the end
     * of the stream.
     *
     * @param max most changes to return, at least 1; where one write changed several keys, those of the prefix come
     *     together, even if that makes more than asked for
     * @return the changes, or {@link StoreError.Compacted}, after which there are no others; empty once closed
     */
    Either<StoreError, List<Change>> next(int max);

    /**
     * Every change up to this revision that concerns the cursor has been returned by {@link #next} or skipped. It never
     * falls, and it rises by itself while nothing happens below the prefix.
     */
    long position();

    /** Goes past everything up to this revision unseen, because the caller knows that nothing there concerns it. */
    void skipTo(long revision);

    /** Ends the cursor. May be called twice. */
    @Override
    void close();
}
