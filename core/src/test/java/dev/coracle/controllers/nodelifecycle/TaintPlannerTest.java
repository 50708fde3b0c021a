package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaintPlannerTest {
    private static final Time NOW = Time.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "Ready, False, not-ready",
        "Ready, Unknown, unreachable",
        "MemoryPressure, True, memory-pressure",
        "DiskPressure, True, disk-pressure",
        "PIDPressure, True, pid-pressure",
        "NetworkUnavailable, True, network-unavailable"
    })
    void aConditionKeepsNewPodsAway(String type, String status, String taint) {
        Node before = node(type, status);
        Node after = TaintPlanner.scheduling(before, NOW).orElseThrow();
        assertThat(keys(after)).containsExactly("node.kubernetes.io/" + taint + ":NoSchedule");
        assertThat(after.spec().taints().get(0).timeAdded()).contains(NOW);
        assertThat(TaintPlanner.scheduling(after, NOW)).isEmpty();
    }

    @Test
    void taintsGoWithTheirConditionsAndOthersStay() {
        Node node = node("Ready", "True");
        node = node.withSpec(NodeSpec.builder()
                .unschedulable(true)
                .addTaints(
                        taint("node.kubernetes.io/not-ready", "NoSchedule"),
                        taint("node.kubernetes.io/not-ready", "NoExecute"),
                        taint("mine", "NoSchedule"))
                .build());
        assertThat(keys(TaintPlanner.scheduling(node, NOW).orElseThrow()))
                .containsExactly(
                        "node.kubernetes.io/not-ready:NoExecute",
                        "mine:NoSchedule",
                        "node.kubernetes.io/unschedulable:NoSchedule");
    }

    @Test
    void oldLabelsFollowTheNewOnes() {
        Node node = node("Ready", "True");
        node = node.withMetadata(ObjectMeta.builder()
                .name("n")
                .putLabel("kubernetes.io/os", "linux")
                .putLabel("beta.kubernetes.io/os", "windows")
                .putLabel("beta.kubernetes.io/arch", "arm64")
                .build());
        assertThat(TaintPlanner.scheduling(node, NOW).orElseThrow().labels())
                .containsEntry("beta.kubernetes.io/os", "linux")
                .containsEntry("beta.kubernetes.io/arch", "arm64");
    }

    @Test
    void oneTaintThatDrivesPodsAwayTakesTheOthersPlace() {
        Node node = node("Ready", "False");
        assertThat(TaintPlanner.drivingAway(node)).contains(TaintPlanner.NOT_READY);
        Node tainted = TaintPlanner.withDriving(node, TaintPlanner.drivingAway(node), NOW);
        assertThat(keys(tainted)).containsExactly("node.kubernetes.io/not-ready:NoExecute");
        Node swapped = TaintPlanner.withDriving(tainted, Optional.of(TaintPlanner.UNREACHABLE), NOW);
        assertThat(keys(swapped)).containsExactly("node.kubernetes.io/unreachable:NoExecute");
        assertThat(TaintPlanner.withDriving(swapped, Optional.empty(), NOW)).isEqualTo(node);
    }

    private static List<String> keys(Node node) {
        return node.spec().taints().stream()
                .map(it -> it.key() + ":" + it.effect())
                .toList();
    }

    private static Taint taint(String key, String effect) {
        return Taint.builder().key(key).effect(effect).build();
    }

    private static Node node(String type, String status) {
        NodeCondition condition =
                NodeCondition.builder().type(type).status(status).build();
        return Node.builder()
                .metadata(ObjectMeta.builder().name("n").build())
                .status(NodeStatus.builder().addConditions(condition).build())
                .build();
    }
}
