package dev.coracle.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.ResourceType;
import java.time.Duration;
import java.time.Instant;

/**
 * What a client does over and over to keep an object fresh, though nothing of it changes but a time: rounds of calls with
 * pauses in between. Whoever carries the calls may leave rounds out that only would do that ({@link Transport#next}), as
 * long as nobody could tell; so a routine says what its next round would come to.
 *
 * <p><b>Threads.</b> All methods are called on the worker on which the rounds are made.
 *
 * @param <T> the object's type
 */
public interface Routine<T extends ApiObject> {
    /** The object's kind. */
    ResourceType<T> resource();

    /** The object's namespace; empty where it has none. */
    String namespace();

    /** The object's name. */
    String name();

    /** Through which part of the object it writes; empty for the object itself. */
    String subresource();

    /** How long to wait from the end of a round to the next; asked once for each, in order. */
    Duration pause();

    /** The longest time from one write of settled rounds to the next, but for what their calls take. */
    Duration longest();

    /** Makes a round, and asks for the next. */
    void round();

    /** Whether the next round would change nothing but the time, if nobody else changes the object until then. */
    boolean isSettled();

    /** Whether a round begins by reading the object. */
    boolean reads();

    /** Whether a settled round writes the object that has read it, or begun, at this moment of the process's clock. */
    boolean writes(long nanos);

    /** Told that a write was left out whose answer would have come at this moment. */
    void leftOut(long nanos);

    /** An object as a write at this time leaves it; the same where it is not older. */
    T refreshed(T stored, Instant time);
}
