package dev.coracle.api;

import java.util.List;

/**
 * A watch that runs. The reader asks when it is told that there is something, so a slow reader holds up nobody; one that
 * is too slow is told {@link WatchEvent.Failed} with code 410.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #next}; {@link #close} may come from any.
 */
public interface Watch extends AutoCloseable {
    /**
     * The next events, oldest first, at most this many; empty where nothing new has happened. An answer with fewer than
     * asked for is all there is: the reader is told when there is more, or when the watch is over.
     */
    List<WatchEvent> next(int max);

    /**
     * Has {@link #next} tell all that has happened up to now, also what the server has not yet come to announce. For a
     * reader who must not miss in one watch what happened before something that another told.
     *
     * @return whether it will; a watch over a network cannot, and is to be begun anew instead
     */
    default boolean hasten() {
        return false;
    }

    /** Whether {@link #next} will return nothing more: the watch failed, timed out, was cut or was closed. */
    boolean isOver();

    /** Ends the watch. */
    @Override
    void close();
}
