package dev.coracle.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.simulation.Simulation;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Tests in simulated time. */
class SimulatedTest {
    static final class TwoNodes implements Supplier<ClusterDefinition> {
        @Override
        public ClusterDefinition get() {
            return ClusterDefinition.builder()
                    .addNode(NodeDefinition.of("node-1"))
                    .addNode(NodeDefinition.of("node-2"))
                    .build();
        }
    }

    @Test
    @Simulated(value = TwoNodes.class, seed = 42)
    void aTestHasAClusterWithTheSeedItAsksFor(Simulation simulation, Cluster cluster) {
        assertThat(simulation.kernel().options().seed()).isEqualTo(42);
        assertThat(simulation.cluster()).isSameAs(cluster);
        cluster.await(Conditions.nodesReady(2));
    }

    /** Takes the failure that is meant, and sees what it says. */
    static final class Expected implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
            assertThat(failure).hasMessage("as meant");
            assertThat(failure.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("simulated with seed 7; replay with -Dcoracle.seed=7");
        }
    }

    @Test
    @ExtendWith(Expected.class)
    @Simulated(value = TwoNodes.class, seed = 7)
    void aFailureSaysWithWhichSeed(Cluster cluster) {
        assertThat(cluster.nodes()).hasSize(2);
        throw new IllegalStateException("as meant");
    }
}
