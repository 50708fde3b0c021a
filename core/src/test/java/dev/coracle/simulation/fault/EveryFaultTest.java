package dev.coracle.simulation.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of every kind begin and end, and the cluster is well again after that. */
class EveryFaultTest {
    private static final Duration LASTING = Duration.ofSeconds(50);

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void theClusterIsWellAfterwards(FaultKind kind) {
        try (Simulation simulation = Simulation.of(Subjects.definition(), 7)) {
            Cluster cluster = simulation.cluster();
            cluster.apply(Subjects.WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            cluster.run(Duration.ofSeconds(10));
            FaultPlan plan = FaultPlan.of(Subjects.fault(kind, Duration.ofSeconds(2), LASTING));
            FaultRun run = plan.befall(simulation);
            cluster.run(plan.end().plusSeconds(1));
            assertThat(run.underWay()).isEmpty();
            assertThat(run.turns()).hasSize(kind.isMomentary() ? 1 : 2);
            cluster.run(Duration.ofMinutes(10));
            cluster.await(Conditions.nodesReady(4));
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(cluster.client().pods("default").list().items()).hasSize(4);
            assertThat(cluster.client().nodes().list().items()).allSatisfy(node -> {
                assertThat(node.spec().taints()).isEmpty();
                assertThat(node.spec().unschedulable()).isFalse();
            });
            assertThat(cluster.client().podDisruptionBudgets("default").list().items())
                    .isEmpty();
        }
    }
}
