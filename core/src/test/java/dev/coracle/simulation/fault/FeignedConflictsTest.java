package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.Fault.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Resources;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kubelet whose writes meet conflicts that there are not. */
class FeignedConflictsTest {
    private static final String KUBELET = "kubelet/node-1";

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .addNode(NodeDefinition.builder().name("node-1").build())
                    .build(),
            1);
    private final Cluster cluster = simulation.cluster();
    private final Resources<Pod> pods = cluster.observer().pods("default");
    private final AtomicInteger writes = new AtomicInteger();

    @AfterEach
    void close() {
        simulation.close();
    }

    private void begin() {
        FaultPlan.of(at(Duration.ofSeconds(0), FaultKind.API_CONFLICTS, KUBELET, Duration.ofSeconds(60), 100))
                .befall(simulation);
        simulation.observe(new NetworkObserver() {
            @Override
            public void called(ObservedCall call) {
                if (call.caller().equals(KUBELET) && call.request().verb().isWrite()) writes.incrementAndGet();
            }
        });
    }

    private void apply() {
        cluster.apply(Pod.builder()
                .metadata(ObjectMeta.builder().namespace("default").name("web").build())
                .spec(PodSpec.builder()
                        .addContainer(
                                Container.builder().name("web").image("web").build())
                        .build())
                .build());
    }

    @Test
    void itPausesBetweenTriesAndReportsInTheEnd() {
        cluster.run(Duration.ofSeconds(5));
        begin();
        apply();
        cluster.run(Duration.ofSeconds(50));
        assertThat(writes).hasPositiveValue().hasValueLessThan(100);
        assertThat(pods.get("web").status().phase()).hasValue("Pending");
        cluster.run(Duration.ofSeconds(60));
        assertThat(pods.get("web").status().phase()).hasValue("Running");
    }

    @Test
    void aPodThatIsToGoGoesInTheEnd() {
        apply();
        cluster.run(Duration.ofSeconds(10));
        begin();
        cluster.client().pods("default").delete("web");
        cluster.run(Duration.ofSeconds(50));
        assertThat(pods.find("web")).isPresent();
        cluster.run(Duration.ofSeconds(60));
        assertThat(pods.find("web")).isEmpty();
    }
}
