package dev.coracle.node;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment by both clocks.
 *
 * @param nanos for measuring, by the kubelet's own count
 * @param time for people
 */
record Moment(long nanos, Instant time) {
    /** Whether this much time has passed since an earlier moment. */
    boolean isPast(long since, Duration time) {
        return nanos - since >= time.toNanos();
    }
}
