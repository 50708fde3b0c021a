package dev.coracle.testkit.invariant.nodes;

import java.time.Instant;

/** Puts moments in order. */
final class Moments {
    private Moments() {}

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
