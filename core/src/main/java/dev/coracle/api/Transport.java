package dev.coracle.api;

import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to an API server: in the same JVM, over HTTP, or through a simulated network.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; calls return when the server has answered.
 * <p><b>Errors.</b> A refusal is an {@link ApiResponse.Refused}. A call that never reached the server throws
 * {@link UnreachableException}; one whose outcome nobody knows throws {@link UnknownOutcomeException}.
 */
public interface Transport {
    /** Makes a call other than a watch. */
    ApiResponse call(ApiRequest request);

    /**
     * Begins a watch.
     *
     * @param signal run, on any thread, when {@link Watch#next} has something or the watch is over; must return at once
     * @throws ApiException where the server refuses it
     */
    Watch watch(ApiRequest request, Runnable signal);

    /**
     * Whether a watch lasts as long as its reader: nothing in between forgets it or loses what it tells. Such a watch
     * needs neither an end to begin anew from, nor bookmarks to know where; an idle one costs nothing.
     */
    default boolean keepsWatches() {
        return false;
    }

    /**
     * Sees to it that a routine's next round is made on the worker when its pause is over, or leaves it and later ones out
     * while they are settled and nobody could tell; here, every round is made.
     *
     * @return to be run, on the worker, where the routine is settled no more: its next round is made
     */
    default Runnable next(Routine<?> routine, Worker worker) {
        worker.after(routine.pause(), routine::round);
        return () -> {};
    }

    /**
     * The last refresh of an object that was left out and that a watcher here would have been told of by now. Whoever
     * draws conclusions from the silence of a watch asks first.
     */
    default Optional<Refresh> refreshed(ResourceType<?> resource, String namespace, String name) {
        return Optional.empty();
    }

    /**
     * Whether an object is going to be refreshed for now without anybody who tells: then nobody needs to ask until told
     * that this is over.
     *
     * @param within the longest time between two moments at which a watcher here would be told of a refresh
     * @param over run once, on any thread, when somebody has to ask again; not at all where this is not so now
     */
    default boolean keepsFresh(
            ResourceType<?> resource, String namespace, String name, Duration within, Runnable over) {
        return false;
    }

    /** Told that this way is about to be cut, or to be whole again. */
    default void cut(boolean cut) {}
}
