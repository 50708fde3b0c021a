package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What befalls containers and images by a node's handle, on a cluster of the default parts. */
class ContainerFailureTest {
    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder().addNode(NodeDefinition.of("n1")).build(), 1);
    private final Cluster cluster = simulation.cluster();

    @AfterEach
    void close() {
        simulation.close();
    }

    private Pod pod() {
        return cluster.client().pods("default").get("p");
    }

    private void begin() {
        cluster.apply(
                "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: main, image: app}]}}");
    }

    @Test
    void aContainerThatEndsIsStartedAgain() {
        begin();
        cluster.await(Conditions.podReady("default", "p"));
        ClusterNode node = cluster.node("n1");
        node.simulatedRuntime().exit(node.container(pod(), "main"), 3);
        cluster.run(Duration.ofMinutes(1));
        ContainerStatus status = pod().status().containerStatuses().get(0);
        assertThat(status.restartCount()).isEqualTo(1);
        assertThat(status.lastState().terminated().orElseThrow().exitCode()).isEqualTo(3);
        assertThat(status.ready()).isTrue();
        assertThatThrownBy(() -> node.container(pod(), "other"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no container other of pod default/p runs on node n1");
    }

    @Test
    void aPodWhoseImageCannotBePulledIsExplained() {
        cluster.node("n1").simulatedRuntime().failPulls("app", "the registry is away");
        begin();
        assertThatThrownBy(() -> cluster.await(Conditions.podReady("default", "p"), Duration.ofMinutes(2)))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("waited 120.0 s for pod default/p to be ready; last seen: p is Pending:")
                .hasMessageContaining("ImagePullBackOff");
        cluster.node("n1").simulatedRuntime().healPulls("app");
        cluster.await(Conditions.podReady("default", "p"));
    }
}
