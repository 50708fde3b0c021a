package dev.coracle.testkit.invariant.scheduling;

import static dev.coracle.testkit.invariant.scheduling.Objects.node;
import static dev.coracle.testkit.invariant.scheduling.Objects.on;
import static dev.coracle.testkit.invariant.scheduling.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Hearing;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What might be left undone, and evictions that should not have been, told to each promise by hand. */
class EndPromisesTest {
    private final Simulation simulation =
            Simulation.of(ClusterDefinition.builder().build(), 1);

    @AfterEach
    void close() {
        simulation.close();
    }

    private Hearing hearing(Invariant invariant) {
        invariant.begin(new Setting(
                simulation.cluster(), Optional.of(simulation), Bounds.builder().build()));
        return new Hearing(invariant);
    }

    @Test
    void whoFitsIsBoundInTheEnd() {
        Hearing hearing = hearing(new PendingOnlyIfInfeasible());
        hearing.see(Node.class, node("n1"));
        hearing.see(Pod.class, on(pod("a1", 600, 0), "n1"));
        hearing.see(Pod.class, pod("b1", 600, 0));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        hearing.see(Pod.class, pod("b2", 100, 0));
        assertThat(hearing.audit())
                .containsExactly("PendingOnlyIfInfeasible: pod default/b2 is bound to no node; it should be on n1,"
                        + " where it fits");
        hearing.see(Pod.class, pod("b2", it -> it.schedulerName("another")));
        assertThat(hearing.audit()).isEmpty();
    }

    @Test
    void nobodyWaitsForRoomThatNobodyMakes() {
        Hearing hearing = hearing(new NominationsEnd());
        Pod waiting = pod("b1", 600, 5);
        waiting = waiting.withStatus(waiting.status().withNominatedNodeName("n1"));
        Pod victim = on(pod("a1", 600, 0), "n1");
        hearing.see(Node.class, node("n1"));
        hearing.see(Pod.class, waiting);
        hearing.see(Pod.class, victim.withMetadata(victim.metadata().withDeletionTimestamp(new Time(Instant.EPOCH))));

        assertThat(hearing.audit()).isEmpty();
        hearing.gone(Pod.class, victim, 2);
        assertThat(hearing.audit()).singleElement().asString().contains("waits for room on n1, which nobody leaves");
        hearing.gone(Node.class, node("n1"), 3);
        assertThat(hearing.audit()).singleElement().asString().contains("waits for room on n1, which is gone");
        hearing.see(Pod.class, waiting.withStatus(waiting.status().withNominatedNodeName(Optional.empty())));
        assertThat(hearing.audit()).isEmpty();
    }

    private static Pod with(Pod pod, String type, String reason) {
        return pod.withStatus(pod.status()
                .withConditions(
                        PodCondition.builder().type("Ready").status("True").build(),
                        PodCondition.builder()
                                .type(type)
                                .status("True")
                                .reason(reason)
                                .build()));
    }

    private static Pod healthy(String name) {
        return with(on(pod(name), "n1"), "Initialized", "");
    }

    private static Pod evicted(String name) {
        return with(on(pod(name), "n1"), "DisruptionTarget", "EvictionByEvictionAPI");
    }

    private static PodDisruptionBudget budget() {
        return PodDisruptionBudget.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("budget")
                        .resourceVersion("1")
                        .build())
                .spec(PodDisruptionBudgetSpec.builder()
                        .selector(Objects.selector("a"))
                        .build())
                .status(PodDisruptionBudgetStatus.builder().desiredHealthy(2).build())
                .build();
    }

    @Test
    void anEvictionLeavesEnoughHealthyPods() {
        Hearing hearing = hearing(new EvictionsKeepBudgets());
        hearing.see(PodDisruptionBudget.class, budget());
        for (String name : new String[] {"a1", "a2", "a3"}) hearing.see(Pod.class, healthy(name));
        simulation.cluster().run(Duration.ofMinutes(1));
        hearing.pass(Duration.ofDays(365 * 60));

        assertThat(hearing.see(Pod.class, evicted("a1"))).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
        assertThat(hearing.see(Pod.class, evicted("a2")))
                .containsExactly("EvictionsKeepBudgets: disruption budget default/budget has 1 healthy pods left after"
                        + " the eviction of default/a2; it should keep 2");
    }

    @Test
    void anEvictionIsNotBlamedForPodsThatAreLostBesides() {
        Hearing hearing = hearing(new EvictionsKeepBudgets());
        hearing.see(PodDisruptionBudget.class, budget());
        for (String name : new String[] {"a1", "a2", "a3", "a4"}) hearing.see(Pod.class, healthy(name));
        simulation.cluster().run(Duration.ofMinutes(1));
        hearing.pass(Duration.ofDays(365 * 60));

        hearing.gone(Pod.class, healthy("a1"), 9);
        assertThat(hearing.see(Pod.class, evicted("a2"))).isEmpty();
        assertThat(hearing.see(Pod.class, evicted("a3"))).isEmpty();
        assertThat(hearing.see(Pod.class, evicted("a4"))).hasSize(1);
    }
}
