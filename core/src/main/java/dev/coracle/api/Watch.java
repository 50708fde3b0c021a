package dev.coracle.api;

import java.util.List;

/**
 * A watch that runs. The reader asks when it is told that there is something, so a slow reader holds up nobody; one that
 * is too slow is told {@link WatchEvent.Failed} with code 410.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #next}; {@link #close} may come from any.
 */
public interface Watch extends AutoCloseable {
    /** The next events, oldest first, at most this many; empty where nothing new has happened. */
    List<WatchEvent> next(int max);

    /** Whether {@link #next} will return nothing more: the watch failed, timed out, was cut or was closed. */
    boolean isOver();

    /** Ends the watch. */
    @Override
    void close();
}
