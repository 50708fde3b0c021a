package dev.coracle.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.disruption.BudgetPlanner.Plan;
import dev.coracle.controllers.disruption.BudgetPlanner.View;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BudgetPlannerProperties {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

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
        PodDisruptionBudgetStatus status = plan(spec, PodDisruptionBudgetStatus.EMPTY, pods(ready, others), scale)
                .status();
        assertThat(status.disruptionsAllowed()).isBetween(0, ready);
        if (status.disruptionsAllowed() > 0) {
            assertThat(ready - status.disruptionsAllowed()).isGreaterThanOrEqualTo(status.desiredHealthy());
        }
    }

    private static Plan plan(
            PodDisruptionBudgetSpec spec, PodDisruptionBudgetStatus status, List<Pod> pods, int scale) {
        PodDisruptionBudget budget = PodDisruptionBudget.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("b")
                        .generation(7)
                        .build())
                .spec(spec)
                .status(status)
                .build();
        return BudgetPlanner.plan(new View(budget, pods, scale, NOW));
    }

    private static List<Pod> pods(int ready, int others) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < ready + others; i++) {
            PodCondition condition = PodCondition.builder()
                    .type("Ready")
                    .status(i < ready ? "True" : "False")
                    .build();
            Pod pod = TestServer.pod("p" + i, Collections.emptyMap());
            pods.add(pod.withStatus(pod.status().withConditions(condition)));
        }
        return pods;
    }
}
