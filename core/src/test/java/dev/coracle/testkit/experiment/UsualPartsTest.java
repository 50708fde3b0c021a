package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random clusters, workloads and failures: the usual parts keep all promises. More with the system property {@code coracle.plans}. */
class UsualPartsTest {
    @Test
    void theUsualPartsKeepAllPromises() {
        Map<String, Long> exercised = Campaign.of(Experiment.usual())
                .withScope(Scope.SMALL)
                .withPlans(7)
                .hold();

        assertThat(exercised).containsKeys("NoOvercommit", "SingleBinding", "FeasiblePodsRun");
        assertThat(exercised.get("NoOvercommit")).isPositive();
    }
}
