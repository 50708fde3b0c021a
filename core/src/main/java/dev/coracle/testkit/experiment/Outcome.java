package dev.coracle.testkit.experiment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of playing a case.
 *
 * @param played the case
 * @param violations broken promises, the first one first; empty where all were kept
 * @param part how far it came
 * @param hash of the trace: two runs went alike if they have the same
 * @param time virtual time that passed
 * @param exercised how often each promise was put to the test
 * @param turns faults that began and ended, in order
 * @param writes how many writes were carried out, by whose and what they were, such as
 *     {@code kube-scheduler create pods/binding}
 */
public record Outcome(
        ClusterCase played,
        List<Violation> violations,
        Part part,
        long hash,
        Duration time,
        Map<String, Long> exercised,
        List<FaultRun.Turn> turns,
        Map<String, Long> writes) {

    /** The parts of a run. */
    public enum Part {
        /** Faults strike. */
        FAULTS,
        /** What is left is well, and comes to rest. */
        REST
    }

    /** The same, where these promises were broken and each was put to the test so often. */
    Outcome judged(List<Violation> violations, Map<String, Long> exercised) {
        return new Outcome(played, violations, part, hash, time, exercised, turns, writes);
    }

    /** Name of the first promise that was broken. */
    public Optional<String> broken() {
        return violations.stream().findFirst().map(Violation::invariant);
    }

    /** Whether all promises were kept. */
    public boolean isKept() {
        return violations.isEmpty();
    }

    /**
     * Itself, where all promises were kept.
     *
     * @throws BrokenPromiseError where one was not
     */
    @CanIgnoreReturnValue
    public Outcome orThrow() {
        if (!isKept()) throw new BrokenPromiseError(this);
        return this;
    }

    /** The line that replays it. */
    public String replayLine() {
        return new Replay(played, hash).toString();
    }

    /** What was broken, in which case, and how to see it again. */
    @Override
    public String toString() {
        if (isKept()) return "all promises kept in " + time.toSeconds() + " s of virtual time\n  " + played;
        StringBuilder text = new StringBuilder();
        violations.stream().limit(3).forEach(it -> text.append(it).append('\n'));
        if (violations.size() > 3)
            text.append("and ").append(violations.size() - 3).append(" more\n");
        return text.append("  ")
                .append(played)
                .append("\nreplay with -D")
                .append(Replay.PROPERTY)
                .append('=')
                .append(replayLine())
                .toString();
    }
}
