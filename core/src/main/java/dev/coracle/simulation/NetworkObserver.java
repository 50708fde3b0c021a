package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees what goes over the simulated network. It must change nothing: neither call, nor plan, nor draw chance.
 *
 * @see SimulatedWorld#observe
 */
public interface NetworkObserver {
    /**
     * A call, after it was carried out and before its caller knows, or after it failed to reach the server.
     *
     * @param time since the start, when it was carried out or failed
     * @param sent since the start, when the caller made it
     * @param caller name of the calling process, such as {@code kubelet/node-1}
     * @param response what was answered; empty where the call did not reach the server
     * @param answered whether the answer reaches the caller
     * @param served whether the answer is the server's, and not that of a disturbance which turned the call away
     */
    record ObservedCall(
            Duration time,
            Duration sent,
            String caller,
            ApiRequest request,
            Optional<ApiResponse> response,
            boolean answered,
            boolean served) {
        /** A call that nothing turned away. */
        public ObservedCall(
                Duration time,
                Duration sent,
                String caller,
                ApiRequest request,
                Optional<ApiResponse> response,
                boolean answered) {
            this(time, sent, caller, request, response, answered, response.isPresent());
        }
    }

    /**
     * A watch that runs.
     *
     * @param owner name of the watching process
     * @param request what it watches, and from where
     * @param number tells it from all others; counts from 1 in each world
     */
    record ObservedWatch(String owner, ApiRequest request, long number) {}

    /**
     * Something that a watch told its owner.
     *
     * @param time since the start, when the owner took it
     * @param events in the order in which they were told
     * @param repeats whether a disturbance has let this watch tell things twice
     */
    record Delivery(Duration time, ObservedWatch watch, List<WatchEvent> events, boolean repeats) {}

    /**
     * A process has begun, and is on the network.
     *
     * @param process its name; one that ran before under this name has ended, and knows nothing any more
     */
    default void connected(String process) {}

    /**
     * Somebody makes a call: {@link #called} tells how it ended, unless its caller ends before.
     *
     * @param caller name of the calling process
     */
    default void calls(String caller) {}

    /** A call is over. */
    default void called(ObservedCall call) {}

    /** A watch could not begin: the server did not hear of it, or refused it. */
    default void failed(String owner, ApiRequest watch) {}

    /**
     * No news reach a process from now on, or they do again.
     *
     * @param process its name
     * @param silent may be what it was before
     */
    default void silenced(String process, boolean silent) {}

    /** A watch has begun. */
    default void opened(ObservedWatch watch) {}

    /** A watch has told something. */
    default void delivered(Delivery delivery) {}

    /** A watch is over: its owner closed it or has ended, or was told that nothing more will come. */
    default void closed(ObservedWatch watch) {}
}
