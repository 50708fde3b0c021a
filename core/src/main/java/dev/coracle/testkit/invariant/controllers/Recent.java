package dev.coracle.testkit.invariant.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The values that a number had of late: who sees things late may go by any of them. */
final class Recent {
    private final Deque<Value> values = new ArrayDeque<>();

    private record Value(int value, Instant since) {}

    /** The number has this value from now on. */
    void set(int value, Instant now, Duration memory) {
        if (!values.isEmpty() && values.getLast().value() == value) return;
        values.addLast(new Value(value, now));
        forget(now.minus(memory));
    }

    private void forget(Instant moment) {
        while (values.size() > 1 && second().since().isBefore(moment)) values.removeFirst();
    }

    private Value second() {
        return values.stream().skip(1).findFirst().orElseThrow();
    }

    /** Whether it was set at all. */
    boolean isKnown() {
        return !values.isEmpty();
    }

    /** The largest value since this moment. */
    int most(Instant since) {
        forget(since);
        return values.stream().mapToInt(Value::value).max().orElse(0);
    }

    /** The smallest value since this moment. */
    int least(Instant since) {
        forget(since);
        return values.stream().mapToInt(Value::value).min().orElse(0);
    }
}
