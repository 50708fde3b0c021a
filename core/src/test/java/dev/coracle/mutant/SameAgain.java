package dev.coracle.mutant;

import dev.coracle.platform.Clock;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Reduction;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.invariant.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The promise that a case goes the same way whenever it is played: plays it twice. */
record SameAgain(Experiment experiment) {
    static final String NAME = "SameAgain";

    Outcome run(ClusterCase played) {
        Outcome once = experiment.run(played);
        if (experiment.run(played).hash() == once.hash()) return once;
        Violation differs = new Violation(
                NAME, "the run", 0, Instant.EPOCH.plus(once.time()), "goes another way when played again", "repeat");
        return new Outcome(
                played,
                List.of(differs),
                once.part(),
                once.hash(),
                once.time(),
                once.exercised(),
                once.turns(),
                once.writes());
    }

    /** A smaller case that goes another way each time, found within this time. */
    Outcome shrink(Outcome found, Duration limit, Clock clock) {
        Instant end = clock.now().plus(limit);
        Outcome small = found;
        for (Optional<Outcome> next = Optional.of(found); next.isPresent(); next = smaller(small, end, clock))
            small = next.get();
        return small;
    }

    private Optional<Outcome> smaller(Outcome small, Instant end, Clock clock) {
        return Stream.of(Reduction.values())
                .flatMap(it -> it.of(small.played()))
                .takeWhile(ignored -> clock.now().isBefore(end))
                .map(this::run)
                .filter(it -> it.broken().equals(Optional.of(NAME)))
                .findFirst();
    }
}
