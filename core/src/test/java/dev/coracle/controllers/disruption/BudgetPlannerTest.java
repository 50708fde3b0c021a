package dev.coracle.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.disruption.BudgetPlanner.Plan;
import dev.coracle.controllers.disruption.BudgetPlanner.View;
import dev.coracle.model.IntOrString;
import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // minAvailable, maxUnavailable, scale, ready, others, expected, desired, allowed
        "2, , 9, 3, 0, 3, 2, 1",
        "2, , 9, 1, 2, 3, 2, 0",
        "30%, , 4, 4, 0, 4, 2, 2",
        ", 30%, 4, 4, 0, 4, 2, 2",
        ", 1, 3, 3, 0, 3, 2, 1",
        ", 5, 3, 3, 0, 3, 0, 3",
        ", 1, 0, 1, 0, 0, 0, 0",
        ", 0, 3, 3, 0, 3, 3, 0",
        ", , 3, 3, 0, 3, 0, 3"
    })
    void budgetsAddUp(
            String min, String max, int scale, int ready, int others, int expected, int desired, int allowed) {
        PodDisruptionBudgetSpec.Builder spec = PodDisruptionBudgetSpec.builder();
        if (min != null) spec.minAvailable(part(min));
        if (max != null) spec.maxUnavailable(part(max));
        Plan plan = plan(spec.build(), PodDisruptionBudgetStatus.EMPTY, pods(ready, others), scale);
        PodDisruptionBudgetStatus status = plan.status();
        assertThat(List.of(status.expectedPods(), status.desiredHealthy(), status.disruptionsAllowed()))
                .containsExactly(expected, desired, allowed);
        assertThat(status.currentHealthy()).isEqualTo(ready);
        assertThat(status.observedGeneration()).isEqualTo(7);
        assertThat(status.conditions())
                .extracting(it -> it.type() + " " + it.status() + " " + it.reason() + " " + it.observedGeneration())
                .containsExactly(
                        allowed > 0
                                ? "DisruptionAllowed True SufficientPods 7"
                                : "DisruptionAllowed False InsufficientPods 7");
    }

    @Test
    void aPodWhoseEvictionWasAllowedCountsAsGoingForTwoMinutes() {
        PodDisruptionBudgetSpec spec = PodDisruptionBudgetSpec.builder()
                .minAvailable(IntOrString.of(1))
                .build();
        PodDisruptionBudgetStatus status = PodDisruptionBudgetStatus.builder()
                .putDisruptedPod("p0", new Time(NOW.minusSeconds(60)))
                .putDisruptedPod("p1", new Time(NOW.minusSeconds(121)))
                .putDisruptedPod("gone", new Time(NOW))
                .build();
        Plan plan = plan(spec, status, pods(3, 0), 3);
        assertThat(plan.status().currentHealthy()).isEqualTo(2);
        assertThat(plan.status().disruptedPods()).containsOnlyKeys("p0");
        assertThat(plan.lingering()).extracting(Pod::name).containsExactly("p1");
        assertThat(plan.comeBack().orElseThrow()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(61));
    }

    @Test
    void aBudgetThatCannotBeWorkedOutAllowsNothing() {
        PodDisruptionBudgetStatus status =
                PodDisruptionBudgetStatus.builder().disruptionsAllowed(3).build();
        PodDisruptionBudgetStatus failed = BudgetPlanner.failed(status, "why", NOW);
        assertThat(failed.disruptionsAllowed()).isZero();
        assertThat(failed.conditions().get(0).reason()).isEqualTo("SyncFailed");
        assertThat(failed.conditions().get(0).message()).isEqualTo("why");
    }

    static Plan plan(PodDisruptionBudgetSpec spec, PodDisruptionBudgetStatus status, List<Pod> pods, int scale) {
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

    static List<Pod> pods(int ready, int others) {
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

    private static IntOrString part(String text) {
        return text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
    }
}
