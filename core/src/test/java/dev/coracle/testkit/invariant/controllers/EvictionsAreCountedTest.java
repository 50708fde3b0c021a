package dev.coracle.testkit.invariant.controllers;

import static dev.coracle.testkit.invariant.Things.pod;
import static dev.coracle.testkit.invariant.Things.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Hearing;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a disruption budget may say once it has forgotten an eviction. */
class EvictionsAreCountedTest {
    private final Simulation simulation =
            Simulation.of(ClusterDefinition.builder().build(), 1);
    private final EvictionsAreCounted promise = new EvictionsAreCounted();
    private final Hearing hearing = new Hearing(promise);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void threePodsRunOfWhichOneIsEvicted() {
        promise.begin(new Setting(
                simulation.cluster(), Optional.empty(), Bounds.builder().build()));
        pass(Duration.ofDays(365 * 60));
        for (String name : new String[] {"a", "b", "c"}) hearing.see(Pod.class, healthy(name), 1);
        hearing.see(PodDisruptionBudget.class, budget(3), 2);
        hearing.see(PodDisruptionBudget.class, budget(3, "a"), 3);
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private void pass(Duration duration) {
        hearing.pass(duration);
        now = now.plus(duration);
    }

    private static Pod healthy(String name) {
        return ready(pod(name, "n"), true, "10.0.0.1");
    }

    private PodDisruptionBudget budget(int healthy, String... evicted) {
        PodDisruptionBudgetStatus.Builder status =
                PodDisruptionBudgetStatus.builder().currentHealthy(healthy);
        for (String name : evicted) status.putDisruptedPod(name, new Time(now));
        return PodDisruptionBudget.builder()
                .metadata(
                        ObjectMeta.builder().namespace("default").name("budget").build())
                .spec(PodDisruptionBudgetSpec.builder()
                        .selector(LabelSelector.builder()
                                .matchLabels(healthy("a").labels())
                                .build())
                        .build())
                .status(status.build())
                .build();
    }

    @Test
    void whoCountsThePodAsGoneMayForget() {
        assertThat(hearing.see(PodDisruptionBudget.class, budget(2), 4)).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void whoCountsThePodAsHealthyDidNotKnow() {
        assertThat(hearing.see(PodDisruptionBudget.class, budget(3), 4))
                .containsExactly(
                        "EvictionsAreCounted: disruption budget default/budget forgets an eviction and counts 3"
                                + " healthy pods; it should count no more than 2");
    }

    @Test
    void podsThatWereJustLostOtherwiseMayBeCounted() {
        hearing.gone(Pod.class, healthy("b"), 4);
        assertThat(hearing.see(PodDisruptionBudget.class, budget(2), 5)).isEmpty();
        assertThat(hearing.see(PodDisruptionBudget.class, budget(2, "c"), 6)).isEmpty();
        assertThat(hearing.see(PodDisruptionBudget.class, budget(3), 7)).hasSize(1);
    }

    @Test
    void podsThatWereLostLongAgoMayNot() {
        hearing.gone(Pod.class, healthy("b"), 4);
        pass(Duration.ofSeconds(30));
        assertThat(hearing.see(PodDisruptionBudget.class, budget(2), 5)).hasSize(1);
    }

    @Test
    void aNoteIsForgottenAfterTwoMinutes() {
        pass(Duration.ofMinutes(2));
        assertThat(hearing.see(PodDisruptionBudget.class, budget(3), 4)).isEmpty();
        assertThat(hearing.wasConcerned()).isFalse();
    }
}
