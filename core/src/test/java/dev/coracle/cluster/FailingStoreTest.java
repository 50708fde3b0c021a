package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiException;
import dev.coracle.apiserver.BrittleStore;
import dev.coracle.apiserver.BrittleStore.Fault;
import dev.coracle.simulation.Simulation;
import dev.coracle.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole cluster whose store fails for a while goes on when it is well again. */
class FailingStoreTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: main, image: web}]}}
            """;

    private final List<BrittleStore> stores = new ArrayList<>();

    private Simulation simulation() {
        ClusterDefinition definition = ClusterDefinition.builder()
                .store(platform -> {
                    BrittleStore store = new BrittleStore(new MemoryStore(platform));
                    stores.add(store);
                    return store;
                })
                .addNode(NodeDefinition.of("n1"))
                .addNode(NodeDefinition.of("n2"))
                .build();
        return Simulation.of(definition, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DOWN", "WRITES_FAIL", "WRITES_ARE_UNKNOWN"})
    void theClusterGoesOn(Fault fault) {
        try (Simulation simulation = simulation()) {
            Cluster cluster = simulation.cluster();
            simulation.kernel().tolerate(failure -> true); // what gives up says so to its worker, and is tried again
            cluster.await(Conditions.nodesReady(2));
            cluster.apply(DEPLOYMENT);
            cluster.run(Duration.ofMillis(20));
            stores.get(0).fault(fault);
            cluster.run(Duration.ofMinutes(1));
            stores.get(0).fault(Fault.NONE);
            cluster.await(Conditions.rolledOut("default", "web"), Duration.ofMinutes(30));
            assertThat(cluster.client().pods("default").list().items()).hasSize(3);
        }
    }

    @Test
    void whoWritesIsToldThatTheStoreFails() {
        try (Simulation simulation = simulation()) {
            stores.get(0).fault(Fault.WRITES_FAIL);
            assertThatThrownBy(() -> simulation.cluster().apply(DEPLOYMENT))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("the disk is full");
            stores.get(0).fault(Fault.NONE);
        }
    }
}
