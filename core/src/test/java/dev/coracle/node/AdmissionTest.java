package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.kernel.KernelOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final NodeWorld world = new NodeWorld().start();

    private static String asks(String requests) {
        return "{containers: [{name: main, image: 'app:1', resources: {requests: " + requests + "}}]}";
    }

    private void assertRejected(String pod, String reason, String message) {
        world.seconds(1);
        Pod found = world.get(pod);
        assertThat(found.status().phase()).contains("Failed");
        assertThat(found.status().reason()).contains(reason);
        assertThat(found.status().message()).contains("Pod was rejected: " + message);
        assertThat(world.events(pod)).containsExactly(reason + ": " + message);
    }

    @Test
    void aPodThatAsksForTooMuchFails() {
        world.create("a", asks("{cpu: '3'}"));
        world.seconds(1);
        world.create("b", asks("{cpu: 1500m}"));

        assertRejected(
                "b", "OutOfcpu", "Node didn't have enough resource: cpu, requested: 1500, used: 3000, capacity: 4000");
        assertThat(world.phase("a")).isEqualTo("Running");
    }

    @Test
    void memoryIsLimitedToo() {
        world.create("a", asks("{memory: 9Gi}"));

        assertRejected(
                "a",
                "OutOfmemory",
                "Node didn't have enough resource: memory, requested: 9663676416, used: 0, capacity: 8589934592");
    }

    @Test
    void thereIsRoomAgainWhenAPodHasEnded() {
        world.create("a", asks("{cpu: '3'}"));
        world.seconds(1);
        world.delete("a", 30);
        world.seconds(1);
        world.create("b", asks("{cpu: '3'}"));
        world.seconds(1);

        assertThat(world.phase("b")).isEqualTo("Running");
    }

    @Test
    void aPodThatWasDeletedByForceTakesNoRoomWhileItsContainersEnd() {
        NodeWorld stubborn = new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withIgnoresTerm(true))).start();
        stubborn.create("a", asks("{cpu: '3'}"));
        stubborn.seconds(1);
        stubborn.delete("a", 0);
        stubborn.create("b", asks("{cpu: '3'}"));
        stubborn.seconds(1);

        assertThat(stubborn.runtime.pods()).hasSize(2);
        assertThat(stubborn.phase("b")).isEqualTo("Running");
    }

    @Test
    void aRejectedPodTakesNoRoomAndCanBeDeleted() {
        world.create("a", asks("{cpu: '5'}"));
        world.seconds(1);
        world.create("b", asks("{cpu: '4'}"));
        world.seconds(1);
        assertThat(world.phase("b")).isEqualTo("Running");
        world.delete("a", 30);
        world.seconds(1);

        assertThat(world.find("a")).isEmpty();
    }

    @Test
    void onlySoManyPodsRun() {
        NodeWorld small = new NodeWorld();
        small.start(small.options.withMaxPods(1));
        small.create("a", asks("{}"));
        small.seconds(1);
        small.create("b", asks("{}"));
        small.seconds(1);

        assertThat(small.get("b").status().reason()).contains("OutOfpods");
        assertThat(small.get("b").status().message())
                .contains(
                        "Pod was rejected: Node didn't have enough resource: pods, requested: 1, used: 1, capacity: 1");
    }

    @Test
    void aPodThatBelongsElsewhereFails() {
        world.create("a", "{nodeSelector: {disk: ssd}, containers: [{name: main, image: 'app:1'}]}");

        assertRejected(
                "a",
                "NodeAffinity",
                "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
    }

    @Test
    void theNodeIsReadAgainBeforeAPodIsTurnedAway() {
        world.seconds(1);
        world.client().nodes().edit(NodeWorld.NODE, node -> {
            Map<String, String> labels = new LinkedHashMap<>(node.labels());
            labels.put("disk", "ssd");
            ObjectMeta metadata = node.metadata().withLabels(labels);
            return node.withMetadata(metadata);
        });
        world.create("a", "{nodeSelector: {disk: ssd}, containers: [{name: main, image: 'app:1'}]}");
        world.seconds(1);

        assertThat(world.phase("a")).isEqualTo("Running");
    }

    @Test
    void aPortOfTheNodeIsTakenOnce() {
        String spec = "{containers: [{name: main, image: 'app:1', ports: [{containerPort: 80, hostPort: 80}]}]}";
        world.create("a", spec);
        world.seconds(1);
        world.create("b", spec);

        assertRejected(
                "b",
                "NodePorts",
                "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports");
    }
}
