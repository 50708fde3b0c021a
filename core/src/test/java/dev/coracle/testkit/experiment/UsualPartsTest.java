package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.invariant.Invariant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random clusters, workloads and failures: the usual parts keep all promises. More with the system property {@code coracle.plans}. */
class UsualPartsTest {
    /** What comes together too seldom for so few cases; {@link NightlyTest} plays more. */
    private static final Set<String> SELDOM = Set.of(
            "AddressesAreTheirOwn",
            "AffinityIsKept",
            "EvictionsAreCounted",
            "EvictionsKeepBudgets",
            "HostPortsAreHeldOnce",
            "NoTerminalPodIsReached",
            "RolloutsKeepServing",
            "TheOwnedAreKept");

    @Test
    void theUsualPartsKeepAllPromisesAndEachIsPutToTheTest() {
        Map<String, Long> exercised = Campaign.of(Experiment.usual())
                .withScope(Scope.USUAL)
                .withPlans(40)
                .hold();

        List<String> untested = Invariants.all().stream()
                .map(Invariant::name)
                .filter(it -> !SELDOM.contains(it))
                .filter(it -> exercised.getOrDefault(it, 0L) == 0)
                .toList();
        assertThat(untested).isEmpty();
    }

    @Test
    void whatFailedAndIsWellAgainHasLeftNoTrace() {
        Map<String, Long> exercised = Campaign.of(Experiment.usual().withComparesWithCalm(true))
                .withScope(Scope.SMALL)
                .withPlans(20)
                .hold();

        assertThat(exercised.getOrDefault(Experiment.LEAVES_NO_TRACE, 0L)).isPositive();
    }
}
