package dev.coracle.controllers.podgc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Verb;
import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PodGarbageCollectorTest {
    private static final Map<String, String> NONE = Collections.emptyMap();

    private final Stage stage = new Stage(new PodGarbageCollector(
            PodGcOptions.builder().terminatedPodThreshold(2).build()));

    @Test
    void podsOfANodeThatIsGoneGoAfterItsQuarantineAndSayWhy() {
        stage.node("n", NONE);
        stage.node("m", NONE);
        stage.pod("p", "n", NONE);
        stage.pod("q", "m", NONE);
        stage.start().run(Duration.ofMinutes(1));
        List<String> phases = new ArrayList<>();
        stage.transport().before(request -> {
            if (request.verb() == Verb.DELETE) {
                Pod pod = stage.client().pods("default").get(request.name());
                pod.status()
                        .conditions()
                        .forEach(it -> phases.add(pod.status().phase().orElse("") + " " + it.type() + " "
                                + it.reason().orElse("") + " " + it.message().orElse("")));
            }
        });
        stage.client().nodes().delete("n");
        Duration took = stage.runUntil(Duration.ofMinutes(5), () -> pods().equals(List.of("q")));
        assertThat(took).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        assertThat(phases).contains("Failed DisruptionTarget DeletionByPodGC PodGC: node no longer exists");
    }

    @Test
    void aNodeThatOnlyThisProcessDoesNotSeeKeepsItsPods() {
        stage.pod("p", "n", NONE);
        stage.start();
        stage.lagging().hold(Node.class);
        stage.node("n", NONE);
        stage.run(Duration.ofMinutes(10));
        assertThat(pods()).containsExactly("p");
    }

    @Test
    void aNodeThatComesBackInTimeKeepsItsPods() {
        stage.node("n", NONE);
        stage.pod("p", "n", NONE);
        stage.start();
        stage.client().nodes().delete("n");
        stage.run(Duration.ofSeconds(39));
        stage.node("n", NONE);
        stage.run(Duration.ofMinutes(5));
        assertThat(pods()).containsExactly("p");
    }

    @Test
    void podsOnANodeOutOfServiceStopAtOnceWhenDeleted() {
        stage.node("n", NONE);
        stage.pod("p", "n", NONE);
        stage.start();
        stage.client().pods("default").delete("p");
        stage.run(Duration.ofMinutes(1));
        assertThat(pods()).containsExactly("p");
        stage.client()
                .nodes()
                .status()
                .edit("n", node -> node.withStatus(node.status().withConditions()));
        Taint taint = Taint.builder()
                .key("node.kubernetes.io/out-of-service")
                .effect("NoExecute")
                .build();
        stage.client().nodes().edit("n", node -> node.withSpec(node.spec().withTaints(taint)));
        stage.run(Duration.ofSeconds(21));
        assertThat(pods()).isEmpty();
    }

    @Test
    void theOldestOfTooManyFinishedPodsGo() {
        stage.node("n", NONE);
        stage.start();
        for (String name : List.of("c", "b", "a", "d")) {
            Pod pod = stage.pod(name, "n", NONE);
            stage.client().pods().updateStatus(pod.withStatus(pod.status().withPhase("Succeeded")));
            stage.run(Duration.ofSeconds(2));
        }
        stage.run(Duration.ofSeconds(21));
        assertThat(pods()).containsExactly("a", "d");
    }

    @Test
    void anIdleClusterCostsNothing() {
        stage.node("n", NONE);
        stage.pod("p", "n", NONE);
        stage.start().run(Duration.ofMinutes(1));
        int calls = stage.transport().calls().size();
        stage.run(Duration.ofHours(1));
        assertThat(stage.transport().calls().stream().skip(calls)).allMatch(it -> it.verb() == Verb.WATCH);
    }

    @Test
    void plannedRemovalsInOrder() {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Pod pod = TestServer.pod("p" + i, NONE);
            pods.add(pod.withMetadata(ObjectMeta.builder()
                            .namespace("default")
                            .name("p" + i)
                            .build())
                    .withStatus(pod.status().withPhase("Failed").withReason(i == 3 ? "Evicted" : "Error")));
        }
        assertThat(PodGcPlanner.plan(new PodGcPlanner.View(pods, new TreeMap<>(), Collections.emptySet(), 3))
                        .removals())
                .extracting(it -> it.pod().name())
                .containsExactly("p3", "p0");
    }

    private List<String> pods() {
        return stage.client().pods("default").list().items().stream()
                .map(Pod::name)
                .toList();
    }
}
