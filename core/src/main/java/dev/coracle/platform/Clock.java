package dev.coracle.platform;

import java.time.Instant;

/** The time as one process sees it. Safe for all threads. */
public interface Clock {
    /** The time of day. May be wrong, may jump, may run backwards: for people and for timestamps. */
    Instant now();

    /**
     * Nanoseconds since some moment that stays the same for this process; never falls: for measuring durations. Says
     * nothing to another process, which counts from a moment of its own.
     */
    long nanos();
}
