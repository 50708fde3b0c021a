package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Verb;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletRestartTest {
    private static final String RUNS = "{containers: [{name: main, image: 'app:1'}]}";

    private final NodeWorld world = new NodeWorld().start();

    @Test
    void aNewKubeletTakesOverWhatRuns() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        List<ContainerRun> before = world.runs(pod, "main");
        Pod reported = world.get("p");
        world.crashKubelet();
        world.seconds(60);
        world.restartKubelet();
        world.seconds(60);

        assertThat(world.runs(pod, "main")).isEqualTo(before);
        assertThat(world.get("p").resourceVersion()).isEqualTo(reported.resourceVersion());
        assertThat(world.events("p")).hasSize(4);
    }

    @Test
    void aKubeletThatIsClosedLeavesContainersToTheNext() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        ContainerRun before = world.run(pod, "main");
        world.kubelet.close();
        world.runtime.write(before.id(), "still here");
        world.create("late", RUNS);
        world.seconds(60);
        assertThat(world.phase("late")).isEqualTo("Pending");
        world.restartKubelet();
        world.seconds(1);

        assertThat(world.run(pod, "main")).isEqualTo(before);
        assertThat(world.phase("late")).isEqualTo("Running");
    }

    @Test
    void whatEndedWithoutAKubeletIsRestarted() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        world.crashKubelet();
        world.runtime.exit(world.run(pod, "main").id(), 7);
        world.seconds(60);
        world.restartKubelet();
        world.seconds(1);
        ContainerStatus main = world.container("p", "main");

        assertThat(main.restartCount()).isEqualTo(1);
        assertThat(main.state().running()).isPresent();
        assertThat(main.lastState().terminated().orElseThrow().exitCode()).isEqualTo(7);
    }

    @Test
    void whatWasDeletedWithoutAKubeletIsEnded() {
        Pod kept = world.create("kept", RUNS);
        Pod forced = world.create("forced", RUNS);
        world.create("asked", RUNS);
        world.seconds(1);
        world.crashKubelet();
        world.delete("forced", 0);
        world.delete("asked", 30);
        world.seconds(60);
        assertThat(world.find("asked")).isPresent();
        assertThat(world.run(forced, "main").isRunning()).isTrue();
        world.restartKubelet();
        world.seconds(5);

        assertThat(world.find("asked")).isEmpty();
        assertThat(world.runtime.pods()).containsExactly(kept.uid());
    }

    @Test
    void aTaskThatIsDoneIsNotRunAgain() {
        Pod pod = world.create(
                "p", "{restartPolicy: Never, containers: [{name: main, image: 'app:1', command: ['true']}]}");
        world.seconds(1);
        world.crashKubelet();
        world.restartKubelet();
        world.seconds(60);

        assertThat(world.phase("p")).isEqualTo("Succeeded");
        assertThat(world.runs(pod, "main")).hasSize(1);
    }

    @Test
    void afterACrashOfTheNodeContainersAreStartedAnew() {
        world.create("p", RUNS);
        world.seconds(1);
        world.crashMachine();
        world.seconds(60);
        assertThat(world.phase("p")).isEqualTo("Running");
        world.restartMachine("boot-2");
        world.seconds(1);
        ContainerStatus main = world.container("p", "main");

        assertThat(main.restartCount()).isEqualTo(1);
        assertThat(main.state().running()).isPresent();
        assertThat(main.lastState().terminated().orElseThrow().exitCode()).isEqualTo(137);
        assertThat(main.lastState().terminated().orElseThrow().reason()).contains("ContainerStatusUnknown");
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.condition("p", "Ready")).isEqualTo("True");
        assertThat(world.node().status().nodeInfo().bootID()).isEqualTo("boot-2");
        assertThat(world.events(NodeWorld.NODE)).contains("Rebooted: Node n0 has been rebooted, boot id: boot-2");
    }

    @Test
    void afterACrashOfTheNodeATaskIsNotTriedAgainThatMustNotBe() {
        world.create("p", "{restartPolicy: Never, containers: [{name: main, image: 'app:1'}]}");
        world.seconds(1);
        world.crashMachine();
        world.restartMachine("boot-2");
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Failed");
        assertThat(world.state("p", "main")).isEqualTo("terminated ContainerStatusUnknown 137");
    }

    @Test
    void afterACrashOfTheNodeInitContainersRunAgain() {
        Pod pod = world.create(
                "p",
                "{restartPolicy: OnFailure, initContainers: [{name: a, image: 'app:1', command: [sleep, '5']}],"
                        + " containers: [{name: main, image: 'app:1'}]}");
        world.seconds(7);
        assertThat(world.phase("p")).isEqualTo("Running");
        world.crashMachine();
        world.restartMachine("boot-2");
        world.seconds(2);
        assertThat(world.runs(pod, "a")).hasSize(1);
        assertThat(world.runs(pod, "main")).isEmpty();
        world.seconds(5);

        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.container("p", "a").restartCount()).isEqualTo(1);
        assertThat(world.container("p", "main").restartCount()).isEqualTo(1);
    }

    @Test
    void containersRunOnWhileTheServerCannotBeReached() {
        Pod pod = world.create("p", RUNS);
        Pod leaving = world.create("leaving", RUNS);
        world.seconds(1);
        world.transport.down(true);
        world.delete("leaving", 30);
        world.seconds(1);
        world.runtime.exit(world.run(pod, "main").id(), 3);
        world.pass(Duration.ofMinutes(20));
        assertThat(world.run(pod, "main").isRunning()).isTrue();
        assertThat(world.run(leaving, "main").isRunning()).isTrue();
        assertThat(world.container("p", "main").restartCount()).isZero();
        world.transport.down(false);
        world.seconds(45);

        assertThat(world.container("p", "main").restartCount()).isEqualTo(1);
        assertThat(world.container("p", "main")
                        .lastState()
                        .terminated()
                        .orElseThrow()
                        .exitCode())
                .isEqualTo(3);
        assertThat(world.find("leaving")).isEmpty();
        assertThat(world.runtime.pods()).containsExactly(pod.uid());
    }

    @Test
    void aWriteWithoutAnAnswerIsNotDoneTwice() {
        world.transport.loseAnswer(it -> it.subresource().equals("status"));
        world.create("p", RUNS);
        world.seconds(15);
        world.transport.loseAnswer(it -> false);
        world.seconds(15);

        assertThat(world.phase("p")).isEqualTo("Running");
        world.transport.loseAnswer(it -> it.verb() == Verb.DELETE);
        world.delete("p", 5);
        world.seconds(1);
        assertThat(world.find("p")).isEmpty();
        Pod second = world.create("p", RUNS);
        world.seconds(30);
        assertThat(world.get("p").uid()).isEqualTo(second.uid());
    }
}
