package dev.coracle.store;

import io.vavr.control.Either;
import java.util.List;

/**
 * A reader's place in the stream of changes. It holds no changes itself: a reader that falls behind further than the
 * store remembers gets {@link StoreError.Compacted}, never a gap.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #next}; {@link #close} may come from any.
 */
public interface Cursor extends AutoCloseable {
    /**
     * The next changes, oldest first, each exactly once.
     *
     * @param max most changes to return
     * @return empty where nothing new has happened; after {@link StoreError.Compacted} the cursor stays at its end
     */
    Either<StoreError, List<Change>> next(int max);

    /** Every change up to this revision that concerns the cursor has been returned by {@link #next}. */
    long position();

    /** Goes past everything up to this revision unseen, because the caller knows that nothing there concerns it. */
    void skipTo(long revision);

    /** Ends the cursor. */
    @Override
    void close();
}
