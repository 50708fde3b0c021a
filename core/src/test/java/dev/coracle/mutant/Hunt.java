package dev.coracle.mutant;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.experiment.Shrinker;
import dev.coracle.testkit.invariant.Violation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks for a case in which a promise is broken, and makes it small. Runs inside a {@link MutantLoader}. */
public final class Hunt implements Function<Question, Answer> {
    /** Everything may happen, and much of it, on few nodes: what costs little to play. */
    private static final Scope SCOPE =
            new Scope(5, 5, 8, Duration.ofMinutes(1), Scope.WILD.longest(), Scope.WILD.kinds(), Scope.WILD.plain());

    private static final int MOST_RUNS = 10_000;

    private final Experiment experiment = Experiment.usual();
    private final SameAgain again = new SameAgain(experiment);
    private final CpuClock clock = new CpuClock();
    private final Map<String, Integer> others = new TreeMap<>();

    /** For reflection. */
    public Hunt() {}

    @Override
    public Answer apply(Question question) {
        if (question.plan().isPresent()) return replay(question);
        double begin = clock.seconds();
        int tried = 0;
        while (tried < question.plans() && clock.seconds() - begin < question.seconds()) {
            Outcome outcome = play(SCOPE.draw(question.seed() + tried++), question);
            if (!isFound(outcome, question)) continue;
            double seconds = clock.seconds() - begin;
            return new Answer(tried, seconds, Optional.of(shrink(outcome)), others);
        }
        return new Answer(tried, clock.seconds() - begin, Optional.empty(), others);
    }

    private Outcome play(ClusterCase played, Question question) {
        return question.killers().contains(SameAgain.NAME) ? again.run(played) : experiment.run(played);
    }

    private boolean isFound(Outcome outcome, Question question) {
        if (outcome.isKept()) return false;
        String broken = outcome.broken().orElseThrow();
        boolean counts = question.killers().isEmpty() || question.killers().contains(broken);
        if (counts && question.innocent().test(outcome.played().toJson())) return true;
        others.merge(broken, 1, Integer::sum);
        return false;
    }

    private Answer replay(Question question) {
        double begin = clock.seconds();
        Outcome outcome = play(ClusterCase.fromJson(question.plan().orElseThrow()), question);
        Optional<Answer.Kill> kill = isFound(outcome, question)
                ? Optional.of(kill(outcome, outcome.played().faults().faults().size(), 0))
                : Optional.empty();
        return new Answer(1, clock.seconds() - begin, kill, others);
    }

    private Answer.Kill shrink(Outcome found) {
        double begin = clock.seconds();
        Duration limit = Duration.ofMillis((long) (Question.SHRINKING_SECONDS * 1000));
        Outcome small = found.broken().equals(Optional.of(SameAgain.NAME))
                ? again.shrink(found, limit, clock)
                : new Shrinker(experiment, MOST_RUNS, limit, clock).shrink(found);
        return kill(small, found.played().faults().faults().size(), clock.seconds() - begin);
    }

    private static Answer.Kill kill(Outcome outcome, int faultsFound, double shrinkSeconds) {
        ClusterCase played = outcome.played();
        Violation first = outcome.violations().get(0);
        return new Answer.Kill(
                first.invariant(),
                first.toString(),
                faultsFound,
                played.faults().faults().size(),
                shrinkSeconds,
                played.toString(),
                played.toJson());
    }
}
