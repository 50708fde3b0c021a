package dev.coracle.controllers.tainteviction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.TestServer;
import dev.coracle.controllers.Stage;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.DeleteOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaintEvictionTest {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String NOT_READY = "node.kubernetes.io/not-ready";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new TaintEviction());

    @Test
    void aPodThatDoesNotTolerateATaintLeavesAtOnceAndSaysWhy() {
        stage.node("n", Collections.emptyMap());
        stage.pod("p", "n", Collections.emptyMap());
        stage.start();
        taint("sick");
        stage.run(SECOND);
        Pod pod = pod("p");
        assertThat(pod.isTerminating()).isTrue();
        assertThat(pod.metadata().deletionGracePeriodSeconds()).contains(30L);
        PodCondition why = PodConditions.find(pod.status(), "DisruptionTarget").orElseThrow();
        assertThat(why.status()).isEqualTo("True");
        assertThat(why.reason()).contains("DeletionByTaintManager");
        assertThat(why.message()).contains("Taint manager: deleting due to NoExecute taint");
        assertThat(stage.events("Pod")).containsExactly("TaintManagerEviction: Marking for deletion Pod default/p");
    }

    @Test
    void aPodStaysForItsTolerationSecondsAndNoLonger() {
        start(toleration("sick", 300));
        taint("sick");
        assertThat(stage.runUntil(Duration.ofMinutes(9), () -> pod("p").isTerminating()))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aPodStaysWhenItsTaintGoesInTimeAlsoWhereAnotherRemains() {
        start(toleration("sick", 100), toleration("other", 300));
        taint("sick", "other");
        stage.run(Duration.ofSeconds(99));
        taint("other");
        stage.run(Duration.ofSeconds(200));
        assertThat(pod("p").isTerminating()).isFalse();
        taint();
        stage.run(Duration.ofMinutes(10));
        assertThat(pod("p").isTerminating()).isFalse();
        assertThat(stage.events("Pod")).containsExactly("TaintManagerEviction: Cancelling deletion of Pod default/p");
    }

    @Test
    void aPodOfANodeThatDoesNotAnswerGetsNoMoreTimeWhenOneTaintTakesTheOthersPlace() {
        start(toleration(NOT_READY, 300), toleration(UNREACHABLE, 300));
        taint(NOT_READY);
        stage.run(Duration.ofSeconds(200));
        taint(UNREACHABLE);
        assertThat(stage.runUntil(Duration.ofMinutes(9), () -> pod("p").isTerminating()))
                .isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aPodThatComesLateHasAllItsTime() {
        stage.node("n", Collections.emptyMap());
        taint("sick");
        stage.start().run(Duration.ofSeconds(100));
        stage.pod(tolerating(toleration("sick", 60)), "n");
        assertThat(stage.runUntil(Duration.ofMinutes(9), () -> pod("p").isTerminating()))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aLostAnswerDeletesNoOtherPodOfThatName() {
        start(toleration("sick", 10));
        taint("sick");
        stage.transport().loseAnswer(request -> request.verb().isWrite());
        stage.run(Duration.ofSeconds(11));
        stage.transport().loseAnswer(request -> false);
        stage.client().pods("default").delete("p", options(0));
        stage.pod(tolerating(toleration("sick", 1000)), "n");
        stage.run(Duration.ofSeconds(100));
        assertThat(pod("p").isTerminating()).isFalse();
    }

    private static DeleteOptions options(long grace) {
        return DeleteOptions.builder().gracePeriodSeconds(grace).build();
    }

    private void start(Toleration... tolerations) {
        stage.node("n", Collections.emptyMap());
        stage.pod(tolerating(tolerations), "n");
        stage.start();
    }

    private static Pod tolerating(Toleration... tolerations) {
        Pod pod = TestServer.pod("p", Collections.emptyMap());
        return pod.withSpec(pod.spec().withTolerations(tolerations));
    }

    private static Toleration toleration(String key, long seconds) {
        return Toleration.builder()
                .key(key)
                .operator("Exists")
                .effect("NoExecute")
                .tolerationSeconds(Optional.of(seconds))
                .build();
    }

    private void taint(String... keys) {
        List<Taint> taints = Stream.of(keys)
                .map(key -> Taint.builder().key(key).effect("NoExecute").build())
                .toList();
        stage.client().nodes().edit("n", node -> node.withSpec(node.spec().withTaints(taints)));
    }

    private Pod pod(String name) {
        return stage.client().pods("default").get(name);
    }
}
