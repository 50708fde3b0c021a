package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Simulation simulation = Simulation.of(Bare.cluster("waiting").build(), 1);
    private final Cluster cluster = simulation.cluster();

    @AfterEach
    void close() {
        simulation.close();
    }

    private Pod pod(String name) {
        return cluster.client()
                .pods()
                .create(Pod.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace("default")
                                .name(name)
                                .putLabel("app", "web")
                                .build())
                        .spec(PodSpec.builder()
                                .addContainer(Container.builder()
                                        .name("main")
                                        .image("app:1")
                                        .build())
                                .build())
                        .build());
    }

    private void status(Pod pod, UnaryOperator<PodStatus> change) {
        cluster.client().pods("default").status().edit(pod.name(), it -> it.withStatus(change.apply(it.status())));
    }

    private void ready(Pod pod) {
        status(pod, it -> condition(it, "Ready", "True", ""));
    }

    private static PodStatus condition(PodStatus status, String type, String value, String message) {
        PodCondition condition =
                PodCondition.builder().type(type).status(value).message(message).build();
        return status.withConditions(List.of(condition));
    }

    private String failure(Condition condition) {
        try {
            cluster.await(condition, Duration.ofSeconds(1));
        } catch (ConditionTimeoutException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("holds: " + condition.description());
    }

    @Test
    void whoWaitsInVainIsToldWhatWasSeenLast() {
        assertThat(failure(Conditions.podReady("default", "web")))
                .isEqualTo("waited 1.0 s for pod default/web to be ready; last seen: there is none");
        Pod pod = pod("web");
        assertThat(failure(Conditions.podReady("default", "web")))
                .isEqualTo("waited 1.0 s for pod default/web to be ready; last seen: web is Pending");
        status(pod, it -> condition(it, "PodScheduled", "False", "0/1 nodes are available"));
        assertThat(failure(Conditions.podReady("default", "web")))
                .isEqualTo("waited 1.0 s for pod default/web to be ready; last seen: web is Pending: 0/1 nodes are"
                        + " available");
    }

    @Test
    void whatIsSeenLastIsTheLast() {
        simulation.kernel().at(Duration.ofMillis(500), "late pod", () -> pod("web"));

        assertThat(failure(Conditions.podReady("default", "web"))).endsWith("last seen: web is Pending");
    }

    @Test
    void whoWaitsGoesOnAtTheMomentWhenItHolds() {
        Pod pod = pod("web");
        simulation.kernel().at(Duration.ofSeconds(7), "ready", () -> ready(pod));
        cluster.await(Conditions.podReady("default", "web"));

        assertThat(simulation.time()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> cluster.await(Conditions.nodesReady(1)))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessage("waited 600.0 s for 1 nodes to be ready; last seen: 0 nodes; no nodes");
        assertThat(simulation.time()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void manyTroublesAreCutShort() {
        List<Pod> pods = IntStream.range(0, 8).mapToObj(i -> pod("p" + i)).toList();
        ready(pods.get(0));

        assertThat(failure(Conditions.podsReady("default", "app=web", 8)))
                .isEqualTo(
                        "waited 1.0 s for 8 pods of default with app=web to be ready; last seen: 8 pods; p1 is Pending,"
                                + " p2 is Pending, p3 is Pending, p4 is Pending, p5 is Pending and 2 more");
    }

    @Test
    void podsAreCounted() {
        pods(3);

        assertThat(failure(Conditions.podsReady("default", "app=web", 4))).contains("last seen: 3 pods");
        assertThatCode(() -> cluster.await(Conditions.podsReady("default", "app=web", 3)))
                .doesNotThrowAnyException();
        assertThatCode(() -> cluster.await(Conditions.podsReady("default", "app=db", 0)))
                .doesNotThrowAnyException();
    }

    private void pods(int count) {
        for (int i = 0; i < count; i++) ready(pod("p" + i));
    }

    @Test
    void settledPodsAreReadyOrHaveSucceeded() {
        cluster.await(Conditions.allPodsSettled());
        ready(pod("a"));
        Pod job = pod("b");
        assertThat(failure(Conditions.allPodsSettled()))
                .isEqualTo("waited 1.0 s for all pods to be ready or to have succeeded; last seen: b is Pending");

        status(job, it -> it.withPhase("Succeeded"));
        cluster.await(Conditions.allPodsSettled());
    }

    @Test
    void anObjectIsWaitedForAndWaitedAway() {
        Condition there = Conditions.object(
                ConfigMap.class,
                "default",
                "a",
                "to be red",
                it -> "red".equals(it.data().get("colour")));
        assertThat(failure(there))
                .isEqualTo("waited 1.0 s for configmap default/a to be red; last seen: there is none");
        cluster.apply(Bare.configMap("a"));
        assertThat(failure(there)).contains("last seen: configmap default/a: a is there at revision ");
        Condition gone = Conditions.gone(ConfigMap.class, "default", "a");
        assertThat(failure(gone)).startsWith("waited 1.0 s for configmap default/a to be gone; last seen: a is there");

        cluster.client().configMaps("default").delete("a");
        cluster.await(gone);
    }

    @Test
    void nodesAreReadyOrNot() {
        cluster.client()
                .nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder().name("n1").build())
                        .build());

        cluster.await(Conditions.nodeReady("n1", false));
        assertThat(failure(Conditions.nodesReady(1))).endsWith("last seen: 1 nodes; n1 is not ready");
        assertThat(failure(Conditions.nodeReady("n1", true)))
                .isEqualTo("waited 1.0 s for node n1 to be ready; last seen: node n1: n1 is not ready");
    }
}
