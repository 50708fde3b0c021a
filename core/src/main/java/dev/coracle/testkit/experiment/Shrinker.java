package dev.coracle.testkit.experiment;

import dev.coracle.platform.Clock;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Reduction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a case that breaks a promise as small as may be; what it ends with breaks the same promise.
 *
 * @param experiment plays cases
 * @param runs how many cases it plays at most
 * @param time how long it takes at most: no case is played that would take longer, going by the one before
 * @param clock what measures that
 */
public record Shrinker(Experiment experiment, int runs, Duration time, Clock clock) {
    /** The smallest case that was found, as it went; the one given where there is no smaller one. */
    public Outcome shrink(Outcome broken) {
        return broken.broken()
                .map(promise -> new Search(broken, promise).smallest())
                .orElse(broken);
    }

    private final class Search {
        private final String promise;
        private final Instant end = clock.now().plus(time);
        private final Set<ClusterCase> tried = new HashSet<>();
        /** What broke in the first part is looked for there. */
        private final Experiment part;

        private Outcome best;
        private Duration last = Duration.ZERO;

        Search(Outcome broken, String promise) {
            this.best = broken;
            this.promise = promise;
            this.part = experiment.withLast(broken.part());
        }

        Outcome smallest() {
            boolean smaller = true;
            while (smaller) {
                smaller = false;
                for (Reduction reduction : Reduction.values()) {
                    while (succeeds(reduction)) smaller = true;
                }
            }
            return best;
        }

        /** Whether one of the candidates breaks the same promise. */
        private boolean succeeds(Reduction reduction) {
            Iterator<ClusterCase> candidates = reduction.of(best.played()).iterator();
            while (candidates.hasNext() && !isSpent()) {
                ClusterCase candidate = candidates.next();
                if (!tried.add(candidate)) continue;
                Outcome outcome = run(candidate);
                if (!outcome.broken().equals(Optional.of(promise))) continue;
                best = outcome;
                return true;
            }
            return false;
        }

        private Outcome run(ClusterCase candidate) {
            Instant begin = clock.now();
            Outcome outcome = part.run(candidate);
            last = Duration.between(begin, clock.now());
            return outcome;
        }

        private boolean isSpent() {
            return tried.size() >= runs || !clock.now().plus(last).isBefore(end);
        }
    }
}
