package dev.coracle.api;

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
}
