package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final NodeWorld world = new NodeWorld().start();

    private static String main(String more) {
        return "{terminationGracePeriodSeconds: 5, containers: [{name: main, image: 'app:1', "
                + "ports: [{name: web, containerPort: 80}]" + more + "}]}";
    }

    @Test
    void aContainerIsReadyOnceItsProbePasses() {
        world.create("p", main(", readinessProbe: {initialDelaySeconds: 5, tcpSocket: {port: web}}"));
        world.seconds(4);
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.container("p", "main").ready()).isFalse();
        world.seconds(2);

        assertThat(world.condition("p", "Ready")).isEqualTo("True");
    }

    @Test
    void aContainerIsUnreadyAfterThreeFailuresAndReadyAgainAfterOneSuccess() {
        Pod pod = world.create("p", main(", readinessProbe: {periodSeconds: 10, httpGet: {port: 80}}"));
        world.seconds(1);
        assertThat(world.container("p", "main").ready()).isTrue();
        world.runtime.unwell(world.run(pod, "main").id(), true);
        world.seconds(22);
        assertThat(world.container("p", "main").ready()).isTrue();
        world.seconds(10);
        assertThat(world.container("p", "main").ready()).isFalse();
        assertThat(world.events("p"))
                .contains("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503");
        assertThat(world.container("p", "main").restartCount()).isZero();
        world.runtime.unwell(world.run(pod, "main").id(), false);
        world.seconds(10);

        assertThat(world.container("p", "main").ready()).isTrue();
    }

    @Test
    void aCommandThatFailsIsABadAnswer() {
        world.create("p", main(", readinessProbe: {periodSeconds: 1, exec: {command: ['false']}}"));
        world.seconds(30);

        assertThat(world.condition("p", "Ready"))
                .isEqualTo("False ContainersNotReady: containers with unready status: [main]");
        assertThat(world.state("p", "main")).isEqualTo("running");
    }

    @Test
    void aCommandThatTakesTooLongIsABadAnswer() {
        world.create("p", main(", readinessProbe: {exec: {command: [sleep, '5']}}"));
        world.seconds(30);

        assertThat(world.container("p", "main").ready()).isFalse();
        assertThat(world.events("p"))
                .contains("Unhealthy: Readiness probe failed: command timed out: \"sleep 5\" timed out after 1s");
    }

    @Test
    void aContainerThatIsNotAliveIsRestarted() {
        Pod pod = world.create("p", main(", livenessProbe: {periodSeconds: 5, httpGet: {port: 80}}"));
        world.seconds(1);
        world.runtime.unwell(world.run(pod, "main").id(), true);
        world.seconds(13);
        assertThat(world.container("p", "main").restartCount()).isZero();
        world.seconds(3);

        assertThat(world.container("p", "main").restartCount()).isEqualTo(1);
        assertThat(world.state("p", "main")).isEqualTo("running");
        assertThat(world.events("p")).contains("Killing: Container main failed liveness probe, will be restarted");
        assertThat(world.container("p", "main")
                        .lastState()
                        .terminated()
                        .orElseThrow()
                        .exitCode())
                .isEqualTo(143);
        world.seconds(60);
        assertThat(world.container("p", "main").restartCount()).isEqualTo(1);
    }

    @Test
    void theOtherProbesWaitForTheOneAtStart() {
        NodeWorld slow =
                new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withReadyAfter(Duration.ofSeconds(25))));
        slow.start();
        slow.create(
                "p",
                main(", livenessProbe: {periodSeconds: 1, failureThreshold: 1, tcpSocket: {port: 80}}"
                        + ", startupProbe: {periodSeconds: 10, failureThreshold: 5, tcpSocket: {port: 80}}"));
        slow.seconds(21);
        assertThat(slow.container("p", "main").started()).contains(false);
        assertThat(slow.container("p", "main").ready()).isFalse();
        slow.seconds(15);

        assertThat(slow.container("p", "main").started()).contains(true);
        assertThat(slow.condition("p", "Ready")).isEqualTo("True");
        assertThat(slow.container("p", "main").restartCount()).isZero();
    }

    @Test
    void aContainerThatDoesNotComeUpIsRestarted() {
        NodeWorld broken =
                new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withReadyAfter(Duration.ofHours(1))));
        broken.start();
        broken.create("p", main(", startupProbe: {periodSeconds: 2, failureThreshold: 3, tcpSocket: {port: 80}}"));
        broken.seconds(7);

        assertThat(broken.container("p", "main").restartCount()).isEqualTo(1);
        assertThat(broken.events("p")).contains("Killing: Container main failed startup probe, will be restarted");
    }

    @Test
    void aHookRunsBeforeTheEnd() {
        Pod pod = world.create("p", main(", lifecycle: {preStop: {sleep: {seconds: 3}}}"));
        world.seconds(1);
        world.delete("p", 5);
        world.seconds(2);
        assertThat(world.run(pod, "main").isRunning()).isTrue();
        world.seconds(2);

        assertThat(world.find("p")).isEmpty();
    }

    @Test
    void aHookHasNoMoreTimeThanThePod() {
        Pod pod = world.create("p", main(", lifecycle: {preStop: {exec: {command: [sleep, '60']}}}"));
        world.seconds(1);
        world.delete("p", 5);
        world.seconds(4);
        assertThat(world.run(pod, "main").isRunning()).isTrue();
        world.seconds(2);

        assertThat(world.find("p")).isEmpty();
    }

    @Test
    void aContainerHasStartedWhenItsHookIsDone() {
        world.create("p", main(", lifecycle: {postStart: {exec: {command: [sleep, '3']}}}"));
        world.seconds(2);
        assertThat(world.container("p", "main").started()).contains(false);
        world.seconds(2);

        assertThat(world.container("p", "main").started()).contains(true);
        assertThat(world.condition("p", "Ready")).isEqualTo("True");
    }

    @Test
    void aHookThatFailsEndsTheContainer() {
        world.create("p", main(", lifecycle: {postStart: {exec: {command: ['false']}}}"));
        world.seconds(1);

        assertThat(world.state("p", "main")).isEqualTo("waiting CrashLoopBackOff");
        assertThat(world.events("p")).contains("FailedPostStartHook: PostStartHook failed");
    }
}
