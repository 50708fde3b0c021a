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
     * @param time since the start
     * @param caller name of the calling process, such as {@code kubelet/node-1}
     * @param response what the server answered; empty where the call did not reach it
     * @param answered whether the answer reaches the caller
     */
    record ObservedCall(
            Duration time, String caller, ApiRequest request, Optional<ApiResponse> response, boolean answered) {}

    /**
     * Something that a watch told its owner.
     *
     * @param time since the start
     * @param owner name of the watching process
     * @param request what it watches
     * @param watch tells watches of one request apart; counts from 1 in each world
     * @param events in the order in which they were told
     */
    record Delivery(Duration time, String owner, ApiRequest request, long watch, List<WatchEvent> events) {}

    /** A call is over. */
    default void called(ObservedCall call) {}

    /** A watch has told something. */
    default void delivered(Delivery delivery) {}
}
