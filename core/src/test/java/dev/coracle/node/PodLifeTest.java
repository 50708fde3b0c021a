package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Verb;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodLifeTest {
    private static final String RUNS = "{containers: [{name: main, image: 'app:1'}]}";

    private final NodeWorld world = new NodeWorld().start();

    private static String command(String policy, String words) {
        return "{restartPolicy: " + policy + ", containers: [{name: main, image: 'app:1', command: " + words + "}]}";
    }

    @Test
    void aPodRuns() {
        world.create("p", RUNS);
        world.seconds(1);
        Pod pod = world.get("p");
        ContainerStatus main = world.container("p", "main");

        assertThat(pod.status().phase()).contains("Running");
        assertThat(pod.status().hostIP()).contains("10.0.0.1");
        assertThat(pod.status().podIPs()).extracting(PodIP::ip).containsExactly("10.244.1.2");
        assertThat(pod.status().startTime()).isPresent();
        assertThat(pod.status().qosClass()).contains("BestEffort");
        assertThat(main.ready()).isTrue();
        assertThat(main.started()).contains(true);
        assertThat(main.restartCount()).isZero();
        assertThat(main.containerID().orElseThrow()).startsWith("simulated://");
        assertThat(main.imageID()).startsWith("sha256:");
        assertThat(main.state().running().orElseThrow().startedAt()).isPresent();
        for (String type :
                List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled")) {
            assertThat(world.condition("p", type)).as(type).isEqualTo("True");
        }
    }

    @Test
    void aPodIsBeingCreatedAtFirst() {
        world.create("p", RUNS);
        world.seconds(0.01);

        assertThat(world.phase("p")).isEqualTo("Pending");
        assertThat(world.state("p", "main")).isEqualTo("waiting ContainerCreating");
        assertThat(world.condition("p", "Ready"))
                .isEqualTo("False ContainersNotReady: containers with unready status: [main]");
        assertThat(world.condition("p", "PodReadyToStartContainers")).isEqualTo("True");
    }

    @Test
    void peopleAreToldWhatHappens() {
        world.create("p", RUNS);
        world.seconds(1);

        assertThat(world.events("p"))
                .containsExactly(
                        "Pulling: Pulling image \"app:1\"",
                        "Pulled: Successfully pulled image \"app:1\" in 20ms (20ms including waiting). Image size: 10000000 bytes.",
                        "Created: Created container: main",
                        "Started: Started container main");
        assertThat(world.client().events("default").list().items())
                .filteredOn(it -> it.reason().orElse("").equals("Started"))
                .allSatisfy(it -> assertThat(it.involvedObject().fieldPath()).contains("spec.containers{main}"));
    }

    @Test
    void eventsCanBeTurnedOff() {
        NodeWorld quiet = new NodeWorld();
        quiet.start(quiet.options.withEvents(false));
        quiet.create("p", RUNS);
        quiet.seconds(1);

        assertThat(quiet.phase("p")).isEqualTo("Running");
        assertThat(quiet.client().events("").list().items()).isEmpty();
    }

    @Test
    void aStatusIsWrittenOnlyWhenItChanges() {
        world.create("p", RUNS);
        world.seconds(1);
        String version = world.get("p").resourceVersion();
        world.pass(Duration.ofHours(1));

        assertThat(world.get("p").resourceVersion()).isEqualTo(version);
        assertThat(world.transport.calls().stream()
                        .filter(it -> it.subresource().equals("status"))
                        .filter(it -> it.resource().plural().equals("pods")))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aTaskThatEndsWellSucceeds() {
        world.create("p", command("Never", "['true']"));
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Succeeded");
        assertThat(world.state("p", "main")).isEqualTo("terminated Completed 0");
        assertThat(world.condition("p", "Ready")).isEqualTo("False PodCompleted");
        assertThat(world.condition("p", "Initialized")).isEqualTo("True PodCompleted");
        assertThat(world.condition("p", "PodReadyToStartContainers")).isEqualTo("False");
    }

    @Test
    void aTaskThatFailsFails() {
        world.create("p", command("Never", "[sh, -c, 'echo oops; sleep 2; exit 3']"));
        world.seconds(1);
        assertThat(world.phase("p")).isEqualTo("Running");
        world.seconds(2);

        assertThat(world.phase("p")).isEqualTo("Failed");
        assertThat(world.state("p", "main")).isEqualTo("terminated Error 3");
        assertThat(world.condition("p", "ContainersReady")).isEqualTo("False PodFailed");
        assertThat(world.runtime.logs(world.run(world.get("p"), "main").id()))
                .extracting(it -> it.text())
                .containsExactly("oops");
    }

    @Test
    void aFailedTaskIsTriedAgainUntilItEndsWell() {
        Pod pod = world.create("p", command("OnFailure", "[sleep, infinity]"));
        world.seconds(1);
        world.runtime.exit(world.run(pod, "main").id(), 1);
        world.seconds(1);
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.container("p", "main").restartCount()).isEqualTo(1);
        world.runtime.exit(world.run(pod, "main").id(), 0);
        world.seconds(1);

        assertThat(world.phase("p")).isEqualTo("Succeeded");
    }

    @Test
    void aContainerThatKeepsEndingIsRestartedLaterAndLater() {
        Pod pod = world.create("p", command("Always", "['false']"));
        List<Long> starts = List.of(0L, 0L, 10L, 30L, 70L, 150L, 310L, 610L, 910L);
        for (int attempt = 1; attempt < starts.size(); attempt++) {
            world.kernel.runUntil(Duration.ofSeconds(starts.get(attempt) + 2));
            assertThat(world.container("p", "main").restartCount()).isEqualTo(attempt);
            if (attempt < starts.size() - 1 && starts.get(attempt + 1) > starts.get(attempt) + 4) {
                world.kernel.runUntil(Duration.ofSeconds(starts.get(attempt + 1) - 1));
                assertThat(world.container("p", "main").restartCount()).isEqualTo(attempt);
                assertThat(world.state("p", "main")).isEqualTo("waiting CrashLoopBackOff");
            }
        }
        ContainerStatus main = world.container("p", "main");
        assertThat(main.lastState().terminated().orElseThrow().exitCode()).isEqualTo(1);
        assertThat(main.state().waiting().orElseThrow().message())
                .contains("back-off 5m0s restarting failed container=main pod=p_default(" + pod.uid() + ")");
        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.events("p"))
                .contains("BackOff: Back-off restarting failed container main in pod p_default(" + pod.uid() + ")");
    }

    @Test
    void aContainerThatRanLongIsRestartedAtOnce() {
        Pod pod = world.create("p", RUNS);
        for (int i = 0; i < 3; i++) {
            world.seconds(61 * 11);
            world.runtime.exit(world.run(pod, "main").id(), 1);
            world.seconds(1);
            assertThat(world.state("p", "main")).isEqualTo("running");
        }
        assertThat(world.container("p", "main").restartCount()).isEqualTo(3);
    }

    @Test
    void tooMuchMemoryIsToldFromOtherEnds() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        world.runtime.oomKill(world.run(pod, "main").id());
        world.seconds(1);

        assertThat(world.container("p", "main")
                        .lastState()
                        .terminated()
                        .orElseThrow()
                        .reason())
                .contains("OOMKilled");
    }

    @Test
    void aDeletedPodEndsAndGoes() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        world.delete("p", 30);
        world.seconds(1);

        assertThat(world.find("p")).isEmpty();
        assertThat(world.runtime.pods()).doesNotContain(pod.uid());
        assertThat(world.events("p")).contains("Killing: Stopping container main");
    }

    @Test
    void aPodThatDoesNotListenIsKilledWhenItsTimeIsOver() {
        NodeWorld stubborn = new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withIgnoresTerm(true))).start();
        stubborn.create("p", RUNS);
        stubborn.seconds(1);
        stubborn.delete("p", 30);
        stubborn.seconds(29);
        assertThat(stubborn.find("p")).isPresent();
        assertThat(stubborn.state("p", "main")).isEqualTo("running");
        stubborn.seconds(2);

        assertThat(stubborn.find("p")).isEmpty();
    }

    @Test
    void aShorterTimeToEndCounts() {
        NodeWorld stubborn = new NodeWorld(KernelOptions.of(1), Behaviours.of(it -> it.withIgnoresTerm(true))).start();
        stubborn.create("p", RUNS);
        stubborn.seconds(1);
        stubborn.delete("p", 300);
        stubborn.seconds(5);
        stubborn.delete("p", 10);
        stubborn.seconds(8);
        assertThat(stubborn.find("p")).isPresent();
        stubborn.seconds(3);

        assertThat(stubborn.find("p")).isEmpty();
    }

    @Test
    void aPodThatIsForcedAwayIsCleanedUp() {
        Pod pod = world.create("p", RUNS);
        world.seconds(1);
        world.delete("p", 0);
        assertThat(world.find("p")).isEmpty();
        world.seconds(3);

        assertThat(world.runtime.pods()).doesNotContain(pod.uid());
    }

    @Test
    void aPodOfTheSameNameFollows() {
        Pod first = world.create("p", RUNS);
        world.seconds(1);
        world.delete("p", 0);
        Pod second = world.create("p", RUNS);
        world.seconds(5);

        assertThat(world.phase("p")).isEqualTo("Running");
        assertThat(world.runtime.pods()).containsExactly(second.uid()).doesNotContain(first.uid());
    }

    @Test
    void aDeletedPodIsReportedToBeOverBeforeItGoes() {
        world.create("p", "{terminationGracePeriodSeconds: 5, containers: [{name: main, image: 'app:1'}]}");
        world.seconds(1);
        Pod held = world.get("p");
        world.client()
                .pods("default")
                .update(held.withMetadata(held.metadata().withFinalizers(List.of("example.com/hold"))));
        world.delete("p", 5);
        world.seconds(10);

        assertThat(world.phase("p")).isEqualTo("Failed");
        assertThat(world.state("p", "main")).isEqualTo("terminated Error 143");
        assertThat(world.transport.calls().stream().filter(it -> it.verb() == Verb.DELETE))
                .hasSize(1);
    }

    @Test
    void aPodThatTakesTooLongFails() {
        world.create("p", "{activeDeadlineSeconds: 5, containers: [{name: main, image: 'app:1'}]}");
        world.seconds(4);
        assertThat(world.phase("p")).isEqualTo("Running");
        world.seconds(3);
        Pod pod = world.get("p");

        assertThat(pod.status().phase()).contains("Failed");
        assertThat(pod.status().reason()).contains("DeadlineExceeded");
        assertThat(pod.status().message()).contains("Pod was active on the node longer than the specified deadline");
        assertThat(world.state("p", "main")).startsWith("terminated");
        world.pass(Duration.ofMinutes(10));
        assertThat(world.get("p").resourceVersion()).isEqualTo(pod.resourceVersion());
    }

    @Test
    void readinessGatesAreWaitedFor() {
        world.create(
                "p", "{readinessGates: [{conditionType: example.com/ok}], containers: [{name: main, image: 'app:1'}]}");
        world.seconds(1);
        assertThat(world.condition("p", "ContainersReady")).isEqualTo("True");
        assertThat(world.condition("p", "Ready"))
                .isEqualTo(
                        "False ReadinessGatesNotReady: corresponding condition of pod readiness gate \"example.com/ok\" does not exist.");
        Pod pod = world.get("p");
        List<PodCondition> conditions = new ArrayList<>(pod.status().conditions());
        conditions.add(
                PodCondition.builder().type("example.com/ok").status("True").build());
        world.client().pods("default").updateStatus(pod.withStatus(pod.status().withConditions(conditions)));
        world.seconds(1);

        assertThat(world.condition("p", "Ready")).isEqualTo("True");
        assertThat(world.condition("p", "example.com/ok")).isEqualTo("True");
    }
}
