package dev.coracle.node;

import dev.coracle.model.core.Probe;
import java.time.Duration;

/**
 * What the answers to one probe of one run came to so far.
 *
 * @param verdict what they came to
 * @param good the last answer
 * @param inARow how often it came in a row
 * @param asking whether an answer is due
 * @param nextAt when to ask again, in nanoseconds; has no meaning before the first question
 */
record ProbeMemory(Verdict verdict, boolean good, int inARow, boolean asking, long nextAt) {
    /** What answers come to. */
    enum Verdict {
        /** Too few so far. */
        NONE,
        /** Well. */
        SUCCESS,
        /** Not well. */
        FAILURE
    }

    /** Nothing asked yet. */
    static final ProbeMemory NEW = new ProbeMemory(Verdict.NONE, false, 0, false, Long.MIN_VALUE);

    boolean hasBegun() {
        return nextAt != Long.MIN_VALUE;
    }

    boolean isSuccess() {
        return verdict == Verdict.SUCCESS;
    }

    boolean isFailure() {
        return verdict == Verdict.FAILURE;
    }

    /** The first question comes then. */
    ProbeMemory from(long moment) {
        return new ProbeMemory(verdict, good, inARow, false, moment);
    }

    /** A question was asked now. */
    ProbeMemory asked(Probe probe, long now) {
        long period = Duration.ofSeconds(Math.max(1, probe.periodSeconds())).toNanos();
        return new ProbeMemory(verdict, good, inARow, true, now + period);
    }

    /** An answer came. */
    ProbeMemory answered(Probe probe, boolean well) {
        int row = inARow > 0 && well == good ? inARow + 1 : 1;
        int needed = Math.max(1, well ? probe.successThreshold() : probe.failureThreshold());
        Verdict reached = row < needed ? verdict : well ? Verdict.SUCCESS : Verdict.FAILURE;
        return new ProbeMemory(reached, well, row, false, nextAt);
    }
}
