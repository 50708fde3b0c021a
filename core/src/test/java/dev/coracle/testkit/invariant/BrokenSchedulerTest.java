package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.experiment.Shrinker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whether random cases find a scheduler that breaks a promise, and shrink to what it takes. */
class BrokenSchedulerTest {
    private static final int TRIES = 100;

    private static Experiment with(ToyScheduler scheduler) {
        return Experiment.builder()
                .change(it -> it.scheduler(scheduler))
                .invariants(() -> List.of(new NoOvercommit()))
                .build();
    }

    /** The first case that fails, made as small as it goes. */
    private static Outcome smallest(ToyScheduler scheduler) {
        Experiment experiment = with(scheduler);
        Outcome found = LongStream.range(0, TRIES)
                .mapToObj(seed -> experiment.run(Scope.USUAL.draw(seed)))
                .filter(it -> it.broken().equals(Optional.of("NoOvercommit")))
                .findFirst()
                .orElseThrow();
        try (LivePlatform platform = new LivePlatform("shrinking")) {
            return new Shrinker(experiment, 1000, Duration.ofSeconds(30), platform.clock()).shrink(found);
        }
    }

    private static int pods(Outcome smallest) {
        return smallest.played().workloads().stream().mapToInt(Workload::pods).sum();
    }

    private static String complaint(Outcome smallest) {
        return smallest.violations().get(0).toString();
    }

    @Test
    void oneThatOverlooksMemoryIsCaughtWithFewPods() {
        Outcome smallest = smallest(ToyScheduler.ignoring("memory"));

        assertThat(complaint(smallest))
                .contains("NoOvercommit is broken at revision ")
                .contains(" of memory with default/app-");
        assertThat(smallest.played().nodes()).hasSize(1);
        assertThat(smallest.played().faults().faults()).isEmpty();
        assertThat(pods(smallest)).isLessThanOrEqualTo(2);
    }

    @Test
    void oneThatBindsWithoutCheckingIsCaughtWithFewPods() {
        Outcome smallest = smallest(ToyScheduler.blind());

        assertThat(smallest.played().nodes()).hasSize(1);
        assertThat(smallest.played().faults().faults()).isEmpty();
        assertThat(pods(smallest)).isLessThanOrEqualTo(3);
    }

    @Test
    void oneThatOverlooksTheNumberOfPodsIsCaught() {
        Outcome smallest = smallest(ToyScheduler.ignoring("pods"));

        assertThat(complaint(smallest)).contains(" of pods with default/app-");
        assertThat(pods(smallest)).isLessThanOrEqualTo(5);
    }

    @Test
    void oneThatLooksAtEverythingIsNotBlamed() {
        Experiment experiment = with(ToyScheduler.careful());

        for (long seed = 0; seed < 10; seed++)
            assertThat(experiment.run(Scope.USUAL.ofPlainPods().draw(seed)).broken())
                    .isEmpty();
    }
}
