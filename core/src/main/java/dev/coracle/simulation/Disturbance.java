package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import java.time.Duration;

/**
 * What somebody does to calls and watches on their way, for as long as it is in force. Chance must come from a source of
 * its own, so that what is undisturbed stays as it is.
 *
 * @see SimulatedWorld#disturb
 */
public interface Disturbance {
    /** What becomes of a call that sets out now. */
    default Fate fate(String caller, ApiRequest request) {
        return Fate.USUAL;
    }

    /** A call or the beginning of a watch as it reaches the server; throws what the caller is to be told instead. */
    default ApiRequest asked(String caller, ApiRequest request) {
        return request;
    }

    /** How much later than usual the news arrive that a watch sends now. */
    default Duration delay(String owner, ApiRequest watch) {
        return Duration.ZERO;
    }

    /** Whether calls may take long while it is in force: more than a moment in which others can wait. */
    default boolean isSlow() {
        return false;
    }

    /** Whether no news at all reach anybody whom it befalls; it then holds back every watch. */
    default boolean isSilence() {
        return false;
    }

    /** Whether the news that a watch sends now are told twice. */
    default boolean repeats(String owner, ApiRequest watch) {
        return false;
    }

    /** Whether a watch breaks after the news that it sends now. */
    default boolean breaks(String owner, ApiRequest watch) {
        return false;
    }

    /**
     * The last revision that a watch tells; what is later waits until the disturbance is over. Less than 0 holds back
     * everything, also that the watch has ended.
     */
    default long horizon(String owner, ApiRequest watch) {
        return isSilence() ? -1 : Long.MAX_VALUE;
    }
}
