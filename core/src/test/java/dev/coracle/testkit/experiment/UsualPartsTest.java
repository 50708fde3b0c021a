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
    /** Faults of the usual scope roll nothing out, delete no owner and drain no node. */
    private static final Set<String> WILD = Set.of("RolloutsKeepServing", "TheOwnedAreKept", "EvictionsKeepBudgets");

    /** Two pods with ports of the same node, the end of a leader, and pods that end: too seldom for so few cases. */
    private static final Set<String> SELDOM =
            Set.of("HostPortsAreHeldOnce", "TakeoverBound", "NoTerminalPodIsReached", "AddressesAreTheirOwn");

    @Test
    void theUsualPartsKeepAllPromisesAndEachIsPutToTheTest() {
        Map<String, Long> exercised = Campaign.of(Experiment.usual())
                .withScope(Scope.USUAL)
                .withPlans(40)
                .hold();

        List<String> untested = Invariants.all().stream()
                .map(Invariant::name)
                .filter(it -> !WILD.contains(it) && !SELDOM.contains(it))
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
