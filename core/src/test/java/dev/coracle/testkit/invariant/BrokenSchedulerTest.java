package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.arbitrary.Workload;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Whether random cases find a scheduler that breaks a promise, and shrink to what it takes. */
class BrokenSchedulerTest {
    private static final int TRIES = 100;

    private final SafetyRun run = new SafetyRun();
    private String complaint = "";

    private boolean fails(ClusterCase random, ToyScheduler scheduler) {
        try {
            run.play(random, it -> it.scheduler(scheduler));
            return false;
        } catch (InvariantError e) {
            boolean overcommitted = e.violations().get(0).invariant().equals("NoOvercommit");
            if (overcommitted) complaint = String.valueOf(e.getMessage());
            return overcommitted;
        }
    }

    /** The first case that fails, made as small as it goes; what jqwik does with a property. */
    private ClusterCase smallest(Predicate<ClusterCase> fails) {
        RandomGenerator<ClusterCase> cases = new ClusterCases().get().generator(1000, false);
        Random random = new Random(42);
        for (int i = 0; i < TRIES; i++) {
            Shrinkable<ClusterCase> found = cases.next(random);
            if (fails.test(found.value())) return shrunk(found, fails).value();
        }
        throw new AssertionError("not found in " + TRIES + " tries");
    }

    private static Shrinkable<ClusterCase> shrunk(Shrinkable<ClusterCase> found, Predicate<ClusterCase> fails) {
        Optional<Shrinkable<ClusterCase>> smaller =
                found.shrink().filter(it -> fails.test(it.value())).findFirst();
        return smaller.isEmpty() ? found : shrunk(smaller.get(), fails);
    }

    private static int pods(ClusterCase random) {
        return random.workloads().stream()
                .map(Workload::replicas)
                .mapToInt(it -> it.orElse(1))
                .sum();
    }

    @Example
    void oneThatOverlooksMemoryIsCaughtWithFewPods() {
        ClusterCase smallest = smallest(random -> fails(random, ToyScheduler.ignoring("memory")));

        assertThat(complaint).contains("NoOvercommit is broken at revision ").contains(" of memory with default/app-");
        assertThat(smallest.nodes()).hasSize(1);
        assertThat(smallest.faults().faults()).isEmpty();
        assertThat(pods(smallest)).isLessThanOrEqualTo(2);
    }

    @Example
    void oneThatBindsWithoutCheckingIsCaughtWithOnePod() {
        ClusterCase smallest = smallest(random -> fails(random, ToyScheduler.blind()));

        assertThat(smallest.nodes()).hasSize(1);
        assertThat(smallest.faults().faults()).isEmpty();
        assertThat(pods(smallest)).isLessThanOrEqualTo(3);
    }

    @Example
    void oneThatOverlooksTheNumberOfPodsIsCaught() {
        ClusterCase smallest = smallest(random -> fails(random, ToyScheduler.ignoring("pods")));

        assertThat(complaint).contains(" of pods with default/app-");
        assertThat(pods(smallest)).isLessThanOrEqualTo(5);
    }

    @Example
    void oneThatLooksAtEverythingIsNotBlamed() {
        RandomGenerator<ClusterCase> cases = new ClusterCases().get().generator(1000, false);
        Random random = new Random(7);

        assertThatCode(() -> {
                    for (int i = 0; i < 10; i++)
                        assertThat(fails(cases.next(random).value(), ToyScheduler.careful()))
                                .isFalse();
                })
                .doesNotThrowAnyException();
    }
}
