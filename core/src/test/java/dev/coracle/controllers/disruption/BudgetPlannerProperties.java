package dev.coracle.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.IntOrString;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BudgetPlannerProperties {
    @Property
    @Label("safety: what is allowed leaves as many healthy pods as are needed")
    void neverTooMany(
            @ForAll @IntRange(max = 120) int percent,
            @ForAll boolean min,
            @ForAll @IntRange(max = 9) int ready,
            @ForAll @IntRange(max = 9) int others,
            @ForAll @IntRange(max = 20) int scale) {
        IntOrString part = IntOrString.of(percent + "%");
        PodDisruptionBudgetSpec spec = min
                ? PodDisruptionBudgetSpec.builder().minAvailable(part).build()
                : PodDisruptionBudgetSpec.builder().maxUnavailable(part).build();
        PodDisruptionBudgetStatus status = BudgetPlannerTest.plan(
                        spec, PodDisruptionBudgetStatus.EMPTY, BudgetPlannerTest.pods(ready, others), scale)
                .status();
        assertThat(status.disruptionsAllowed()).isBetween(0, ready);
        if (status.disruptionsAllowed() > 0) {
            assertThat(ready - status.disruptionsAllowed()).isGreaterThanOrEqualTo(status.desiredHealthy());
        }
    }
}
