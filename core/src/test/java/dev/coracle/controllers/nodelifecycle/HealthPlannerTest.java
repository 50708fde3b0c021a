package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.controllers.nodelifecycle.HealthPlanner.Plan;
import dev.coracle.controllers.nodelifecycle.HealthPlanner.View;
import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthPlannerTest {
    private static final Time NOW = Time.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "True, 49, false, false",
        "True, 50, true, true",
        "False, 50, true, false",
        "Unknown, 500, false, false",
        ", 59, false, false",
        ", 60, true, false"
    })
    void aNodeIsGivenUpAfterItsGracePeriod(String ready, int silence, boolean marked, boolean notReady) {
        Plan plan = plan(node(ready), silence);
        assertThat(plan.status().isPresent()).isEqualTo(marked);
        assertThat(plan.notReady()).isEqualTo(notReady);
        assertThat(plan.reason()).isNotEmpty();
    }

    @Test
    void whatANodeReportedIsUnknownAndTheNetworkIsLeftAlone() {
        Node node = node("True");
        node = node.withStatus(node.status()
                .withConditions(
                        condition("Ready", "True"),
                        condition("NetworkUnavailable", "False"),
                        condition("MemoryPressure", "False"),
                        condition("x.io/own", "True")));
        List<NodeCondition> after =
                plan(node, 50).status().orElseThrow().status().conditions();
        assertThat(after)
                .extracting(it -> it.type() + " " + it.status() + " "
                        + it.reason().orElse("") + " " + it.message().orElse(""))
                .containsExactly(
                        "Ready Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                        "NetworkUnavailable False  ",
                        "MemoryPressure Unknown NodeStatusUnknown Kubelet stopped posting node status.",
                        "x.io/own True  ",
                        "DiskPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.",
                        "PIDPressure Unknown NodeStatusNeverUpdated Kubelet never posted node status.");
        assertThat(after.get(0).lastTransitionTime()).contains(NOW);
        assertThat(after.get(4).lastHeartbeatTime()).isEqualTo(node.metadata().creationTimestamp());
    }

    private static Plan plan(Node node, int silence) {
        return HealthPlanner.plan(new View(node, Duration.ofSeconds(silence), NOW, NodeLifecycleOptions.DEFAULT));
    }

    private static Node node(String ready) {
        ObjectMeta metadata = ObjectMeta.builder()
                .name("n")
                .creationTimestamp(Time.parse("2026-01-01T00:00:00Z"))
                .build();
        NodeStatus.Builder status = NodeStatus.builder();
        if (ready != null) status.addConditions(condition("Ready", ready));
        return Node.builder().metadata(metadata).status(status.build()).build();
    }

    private static NodeCondition condition(String type, String status) {
        return NodeCondition.builder().type(type).status(status).build();
    }
}
