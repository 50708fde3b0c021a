package dev.coracle.testkit.experiment;

import dev.coracle.platform.Clock;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many cases of one experiment: first those that once broke a promise, then drawn ones, until one breaks a promise; that
 * one is made small and written down.
 *
 * <pre>{@code
 * @Test
 * void keepsItsPromises() {
 *     Campaign.of(Experiment.of(it -> it.scheduler(new MyScheduler()))).hold();
 * }
 * }</pre>
 *
 * <p>The system property {@link Replay#PROPERTY} holds the line of a single case to play instead, {@link #PLANS} how many
 * cases to draw, and {@link #SEED} where to begin.
 */
@Value.Immutable
public interface Campaign extends WithCampaign {
    /** Name of the system property that says how many cases to draw. */
    String PLANS = "coracle.plans";

    /** Name of the system property that holds the seed of the first case drawn. */
    String SEED = "coracle.seed";

    /** What is put to the test. */
    Experiment experiment();

    /** Which cases to draw from. */
    @Value.Default
    default Scope scope() {
        return Scope.USUAL;
    }

    /** How many cases to draw at most, where no system property says so. */
    @Value.Default
    default int plans() {
        return 50;
    }

    /** Seed of the first case, where no system property says so; the next has the next. */
    @Value.Default
    default long seed() {
        return 1;
    }

    /** Where cases are kept. */
    @Value.Default
    default Notebook notebook() {
        return Notebook.ofProject();
    }

    /** How long a case is made smaller. */
    @Value.Default
    default Duration shrinking() {
        return Duration.ofSeconds(10);
    }

    /**
     * Plays the cases.
     *
     * @return how often each promise was put to the test
     * @throws BrokenPromiseError where one was broken, with the smallest case that was found
     */
    default Map<String, Long> hold() {
        Optional<String> line = Optional.ofNullable(System.getProperty(Replay.PROPERTY));
        if (line.isPresent()) return again(Replay.parse(line.get()));
        Map<String, Long> exercised = new LinkedHashMap<>();
        for (ClusterCase known : notebook().cases()) play(known, "a case that once broke a promise", exercised);
        long first = Long.getLong(SEED, seed());
        int most = Integer.getInteger(PLANS, plans());
        for (int i = 0; i < most; i++) play(scope().draw(first + i), "case " + (i + 1) + " of " + most, exercised);
        return exercised;
    }

    /**
     * Plays one case.
     *
     * @param which case it is, as a failure names it: {@code case 3 of 50}
     * @return how often each promise was put to the test
     * @throws BrokenPromiseError where one was broken, with the smallest case that was found
     */
    default Map<String, Long> hold(ClusterCase played, String which) {
        Map<String, Long> exercised = new LinkedHashMap<>();
        play(played, which, exercised);
        return exercised;
    }

    private void play(ClusterCase played, String which, Map<String, Long> exercised) {
        Outcome outcome = experiment().run(played);
        outcome.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
        if (!outcome.isKept()) throw broken(which, outcome);
    }

    private BrokenPromiseError broken(String which, Outcome outcome) {
        try (LivePlatform platform = new LivePlatform("campaign")) {
            Clock clock = platform.clock();
            Outcome smallest = new Shrinker(experiment(), 10_000, shrinking(), clock).shrink(outcome);
            return new BrokenPromiseError("In " + which + ", made smaller:\n", smallest, keep(smallest));
        }
    }

    private Path keep(Outcome smallest) {
        Recording recording = new Recording();
        experiment().withLast(smallest.part()).run(smallest.played(), recording);
        return notebook().keep(smallest, recording);
    }

    private Map<String, Long> again(Replay replay) {
        Outcome outcome = replay.run(experiment());
        String remark = replay.remark(outcome);
        if (!outcome.isKept()) throw new BrokenPromiseError(remark, outcome, keep(outcome));
        Logger log = LoggerFactory.getLogger(Campaign.class);
        log.atInfo().addKeyValue("remark", remark.strip()).log("the replayed case breaks no promise");
        return outcome.exercised();
    }

    /** A campaign for this experiment. */
    static Campaign of(Experiment experiment) {
        return builder().experiment(experiment).build();
    }

    /** A campaign from its parts; {@code experiment} is the only one needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects parts. */
    final class Builder extends ImmutableCampaign.Builder {}
}
