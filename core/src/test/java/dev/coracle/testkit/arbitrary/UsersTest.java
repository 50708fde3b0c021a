package dev.coracle.testkit.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final NodeShape NODE = new NodeShape(4, 8, 110, 0, "a", false);

    private static PodShape ending(int seconds) {
        PodShape pod = PodShape.of(100, 64);
        return new PodShape(
                pod.cpuMillis(),
                pod.memoryMi(),
                0,
                0,
                0,
                0,
                0,
                false,
                "",
                pod.nodeRule(),
                pod.neighbours(),
                pod.spread(),
                false,
                0,
                false,
                0,
                seconds);
    }

    private static void played(Workload workload, Consumer<Cluster> test) {
        ClusterCase played = ClusterCase.of(List.of(NODE), List.of(workload), FaultPlan.NONE, 7);
        try (Simulation simulation = Simulation.of(played.definition().build(), 7)) {
            played.begin(simulation);
            simulation.cluster().run(Duration.ofMinutes(1));
            test.accept(simulation.cluster());
        }
    }

    @Test
    void whatAnOperatorMakesBelongsToAnObjectMadeBefore() {
        Workload web = new Workload(Duration.ofSeconds(5), Form.DEPLOYMENT, 2, PodShape.of(100, 64), 1, true, true);

        played(web, cluster -> {
            Client client = cluster.client();
            String owner = client.of(ConfigMap.class).in("default").get("app-1").uid();
            assertThat(client.of(Deployment.class)
                            .in("default")
                            .get("app-1")
                            .metadata()
                            .ownerReferences())
                    .extracting(OwnerReference::uid)
                    .containsExactly(owner);
            assertThat(client.services("default").get("app-1").metadata().ownerReferences())
                    .hasSize(1);
            assertThat(client.pods("default").list().items()).hasSize(2);
        });
    }

    @Test
    void aPodWithAnEndSucceeds() {
        played(
                Workload.of(Duration.ZERO, Form.POD, 1, ending(30)),
                cluster -> assertThat(cluster.client()
                                .pods("default")
                                .get("app-1")
                                .status()
                                .phase())
                        .contains("Succeeded"));
    }

    @Test
    void podsThatAreKeptHaveNoEnd() {
        assertThat(Workload.of(Duration.ZERO, Form.DEPLOYMENT, 2, ending(30)).pod())
                .isEqualTo(PodShape.of(100, 64));
    }
}
