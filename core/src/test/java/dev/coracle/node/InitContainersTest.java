package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitContainersTest {
    private final NodeWorld world = new NodeWorld().start();

    private static String spec(String policy, String... inits) {
        return "{restartPolicy: " + policy + ", initContainers: [" + String.join(", ", inits)
                + "], containers: [{name: main, image: 'app:1'}]}";
    }

    private static String init(String name, String command) {
        return "{name: " + name + ", image: 'app:1', command: " + command + "}";
    }

    private static String sidecar(String name, String more) {
        return "{name: " + name + ", image: 'app:1', restartPolicy: Always" + more + "}";
    }

    @Test
    void theyRunOneAfterTheOther() {
        world.create("p", spec("Always", init("a", "[sleep, '2']"), init("b", "[sleep, '2']")));
        world.seconds(1);
        assertThat(world.phase("p")).isEqualTo("Pending");
        assertThat(world.state("p", "a")).isEqualTo("running");
        assertThat(world.state("p", "b")).isEqualTo("waiting PodInitializing");
        assertThat(world.state("p", "main")).isEqualTo("waiting PodInitializing");
        assertThat(world.condition("p", "Initialized"))
                .isEqualTo("False ContainersNotInitialized: containers with incomplete status: [a b]");
        world.seconds(2);
        assertThat(world.state("p", "a")).isEqualTo("terminated Completed 0");
        assertThat(world.container("p", "a").ready()).isTrue();
        assertThat(world.state("p", "b")).isEqualTo("running");
        world.seconds(2);

        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.condition("p", "Initialized")).isEqualTo("True");
    }

    @Test
    void oneThatFailsIsTriedAgain() {
        Pod pod = world.create("p", spec("Always", init("a", "[sleep, infinity]")));
        world.seconds(1);
        world.runtime.exit(world.run(pod, "a").id(), 1);
        world.seconds(1);
        assertThat(world.container("p", "a").restartCount()).isEqualTo(1);
        world.runtime.exit(world.run(pod, "a").id(), 1);
        world.seconds(1);
        assertThat(world.state("p", "a")).isEqualTo("waiting CrashLoopBackOff");
        assertThat(world.phase("p")).isEqualTo("Pending");
        world.seconds(10);
        world.runtime.exit(world.run(pod, "a").id(), 0);
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Running");
    }

    @Test
    void oneThatFailsFailsThePodWhereNothingIsTriedAgain() {
        world.create("p", spec("Never", init("a", "['false']")));
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Failed");
        assertThat(world.state("p", "main")).isEqualTo("waiting PodInitializing");
    }

    @Test
    void sidecarsComeUpBeforeTheNextAndRunOn() {
        world.create(
                "p",
                spec(
                        "Always",
                        sidecar(
                                "proxy",
                                ", startupProbe: {periodSeconds: 1, initialDelaySeconds: 3, exec: {command: ['true']}}"),
                        init("a", "['true']")));
        world.seconds(2);
        assertThat(world.state("p", "proxy")).isEqualTo("running");
        assertThat(world.state("p", "a")).isEqualTo("waiting PodInitializing");
        assertThat(world.phase("p")).isEqualTo("Pending");
        world.seconds(3);

        assertThat(world.state("p", "a")).isEqualTo("terminated Completed 0");
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.condition("p", "Ready")).isEqualTo("True");
    }

    @Test
    void aSidecarIsRestartedWhileTheOthersRunOn() {
        Pod pod = world.create("p", spec("Never", sidecar("proxy", "")));
        world.seconds(1);
        world.runtime.exit(world.run(pod, "proxy").id(), 1);
        world.seconds(1);

        assertThat(world.container("p", "proxy").restartCount()).isEqualTo(1);
        assertThat(world.runs(pod, "main")).hasSize(1);
        assertThat(world.phase("p")).isEqualTo("Running");
    }

    @Test
    void sidecarsEndWhenTheTaskIsDone() {
        Pod pod = world.create("p", spec("Never", sidecar("proxy", "")));
        world.seconds(1);
        world.runtime.exit(world.run(pod, "main").id(), 0);
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Succeeded");
        assertThat(world.run(pod, "proxy").isExited()).isTrue();
    }

    @Test
    void sidecarsEndLastAndTheLastOneFirst() {
        NodeWorld slow =
                new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withStopTime(Duration.ofSeconds(2))));
        slow.start();
        Pod pod = slow.create("p", spec("Always", sidecar("one", ""), sidecar("two", "")));
        slow.seconds(1);
        slow.delete("p", 30);
        slow.seconds(1);
        assertThat(isAlive(slow, pod)).containsExactly(true, true, true);
        slow.seconds(2);
        assertThat(isAlive(slow, pod)).containsExactly(true, true, false);
        slow.seconds(2);
        assertThat(isAlive(slow, pod)).containsExactly(true, false, false);
        slow.seconds(2);

        assertThat(slow.find("p")).isEmpty();
    }

    private static List<Boolean> isAlive(NodeWorld world, Pod pod) {
        return List.of("one", "two", "main").stream()
                .map(name -> world.run(pod, name))
                .map(ContainerRun::isRunning)
                .toList();
    }
}
