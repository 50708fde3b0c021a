package dev.coracle.testkit.invariant;

import java.time.Instant;

/**
 * A broken promise.
 *
 * @param invariant name of the promise
 * @param place which object it is about
 * @param revision the store's revision at which it was broken, or seen to be
 * @param time when
 * @param wrong what the object is or does
 * @param right what it should be or do instead
 */
public record Violation(String invariant, String place, long revision, Instant time, String wrong, String right) {
    @Override
    public String toString() {
        return invariant + " is broken at revision " + revision + ", " + time + ": " + place + " " + wrong
                + "; it should " + right;
    }
}
