package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random clusters, workloads and failures: the usual parts keep all promises. Many more cases with {@code -Pnightly}. */
class UsualPartsTest {
    @Test
    void theUsualPartsKeepAllPromises() {
        Map<String, Long> exercised = Campaign.of(Experiment.usual()).withPlans(60).hold();

        assertThat(exercised).containsKeys("NoOvercommit", "SingleBinding", "FeasiblePodsRun");
        assertThat(exercised.get("NoOvercommit")).isPositive();
    }
}
