package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.Running;
import dev.coracle.simulation.kernel.SimulationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static ClusterDefinition.Builder bare() {
        return ClusterDefinition.builder().scheduler(Optional.empty()).controllers(List.of());
    }

    @Test
    void timePassesOnlyWhereItIsLetPass() {
        try (Simulation simulation = Simulation.of(bare().build(), 1)) {
            assertThat(simulation.time()).isZero();
            simulation.cluster().run(Duration.ofDays(1));

            assertThat(simulation.time()).isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void aSimulationTakesNoThread() {
        int before = Thread.activeCount();
        try (Simulation simulation = Simulation.of(bare().build(), 1)) {
            simulation.cluster().run(Duration.ofMinutes(1));

            assertThat(Thread.activeCount()).isEqualTo(before);
        }
    }

    @Test
    void aSimulationBelongsToOneThread() throws InterruptedException {
        try (Simulation simulation = Simulation.of(bare().build(), 1)) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread stranger = new Thread(() -> {
                try {
                    simulation.cluster().run(Duration.ofSeconds(1));
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            stranger.start();
            stranger.join();

            assertThat(thrown.get()).hasMessageContaining("touches a simulation that belongs to thread");
        }
    }

    @Test
    void aFailureInSimulatedCodeEndsTheRunAndNamesWhoseItWas() {
        ComponentDefinition broken = new ComponentDefinition("broken", context -> {
            context.platform().worker("desk").after(Duration.ofSeconds(3), () -> {
                throw new IllegalStateException("a bug");
            });
            return Running.UNTIL_ITS_PROCESS_ENDS;
        });
        try (Simulation simulation = Simulation.of(bare().addComponent(broken).build(), 42)) {
            assertThatThrownBy(() -> simulation.cluster().run(Duration.ofMinutes(1)))
                    .isInstanceOf(SimulationFailure.class)
                    .hasMessageContaining("broken/desk failed at PT3S of virtual time, seed 42")
                    .hasRootCauseMessage("a bug");
        }
    }

    @Test
    void aSimulationThatFailsToStartIsEnded() {
        ComponentDefinition broken = new ComponentDefinition("broken", context -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> Simulation.of(bare().addComponent(broken).build(), 42))
                .hasMessage("a bug");
    }

    @Test
    void chanceInASimulationComesFromTheSeed() {
        assertThat(uids(1)).isEqualTo(uids(1)).isNotEqualTo(uids(2));
    }

    private static List<String> uids(long seed) {
        try (Simulation simulation = Simulation.of(bare().build(), seed)) {
            return simulation.cluster().client().namespaces().list().items().stream()
                    .map(it -> it.uid())
                    .toList();
        }
    }
}
