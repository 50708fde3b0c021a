package dev.coracle.scheduler;

import static dev.coracle.scheduler.SchedulerWorld.NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.Event;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSchedulingGate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final SchedulerWorld world = new SchedulerWorld();

    @Test
    void aPodIsBoundAndPeopleAreTold() {
        world.node("n1", "4");
        world.start();
        world.pod("p", "1");
        world.settle();

        assertThat(world.nodeOf("p")).isEqualTo("n1");
        assertThat(world.scheduled("p").status()).isEqualTo("True");
        Event event = world.events("p", "Scheduled").get(0);
        assertThat(event.message()).contains("Successfully assigned default/p to n1");
        assertThat(event.type()).contains("Normal");
        assertThat(event.action()).contains("Binding");
        assertThat(event.reportingComponent()).contains("default-scheduler");
    }

    @Test
    void podsThatCameBeforeTheSchedulerAreBound() {
        world.node("n1", "4");
        for (int i = 0; i < 4; i++) world.pod("p" + i, "1");
        world.start();
        world.settle();

        for (int i = 0; i < 4; i++) assertThat(world.nodeOf("p" + i)).isEqualTo("n1");
    }

    @Test
    void capacityIsNeverExceeded() {
        for (int i = 0; i < 10; i++) world.node("n" + i, "4");
        world.start();
        for (int i = 0; i < 100; i++) world.pod("p" + i, "500m");
        world.settle();

        assertThat(world.cpuByNode())
                .hasSize(10)
                .allSatisfy((node, cpu) -> assertThat(cpu).isEqualTo(4000));
        List<String> left = world.client.pods(NS).list().items().stream()
                .filter(pod -> pod.spec().nodeName().isEmpty())
                .map(pod -> world.message(pod.name()))
                .toList();
        assertThat(left)
                .hasSize(20)
                .allSatisfy(
                        message -> assertThat(message).startsWith("0/10 nodes are available: 10 Insufficient cpu."));
    }

    @Test
    void whyAPodFitsNowhereIsSaidAsKubernetesSaysIt() {
        world.node("n1", "1");
        world.node("n2", "4", node -> SchedulerWorld.tainted(node, "dedicated"));
        world.node("n3", "4", node -> node.withSpec(node.spec().withUnschedulable(true)));
        world.start();
        world.pod("p", "2");
        world.settle();

        String text = "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {dedicated: true},"
                + " 1 node(s) were unschedulable. preemption: 0/3 nodes are available:"
                + " 3 Preemption is not helpful for scheduling.";
        PodCondition condition = world.scheduled("p");
        assertThat(condition.status()).isEqualTo("False");
        assertThat(condition.reason()).contains("Unschedulable");
        assertThat(condition.message()).contains(text);
        Event event = world.events("p", "FailedScheduling").get(0);
        assertThat(event.message()).contains(text);
        assertThat(event.type()).contains("Warning");
        assertThat(event.action()).contains("Scheduling");
    }

    @Test
    void withoutNodesPodsAreToldSoAndTriedAgain() {
        world.start();
        world.pod("p", "1");
        world.settle();
        assertThat(world.message("p")).isEqualTo("no nodes available to schedule pods");
        assertThat(world.scheduled("p").reason()).contains("Unschedulable");

        world.node("n1", "4");
        world.await(() -> world.isBound("p"));
    }

    @Test
    void aNewNodeBringsPodsBack() {
        world.node("n1", "1");
        world.start();
        world.pod("p", "2");
        world.settle();
        world.node("n2", "1");
        world.settle();
        assertThat(world.isBound("p")).isFalse();

        world.node("n3", "2");
        world.settle();
        assertThat(world.nodeOf("p")).isEqualTo("n3");
    }

    @Test
    void aDeletedPodMakesRoom() {
        world.node("n1", "1");
        world.start();
        world.pod("a", "1");
        world.settle();
        world.pod("b", "1");
        world.settle();
        assertThat(world.isBound("b")).isFalse();

        world.kill("a");
        world.settle();
        assertThat(world.nodeOf("b")).isEqualTo("n1");
    }

    @Test
    void anEndedPodMakesRoom() {
        world.node("n1", "1");
        world.start();
        world.pod("a", "1");
        world.settle();
        world.pod("b", "1");
        world.settle();

        world.client
                .pods(NS)
                .status()
                .edit("a", pod -> pod.withStatus(pod.status().withPhase("Succeeded")));
        world.settle();
        assertThat(world.nodeOf("b")).isEqualTo("n1");
    }

    @Test
    void aTaintThatIsRemovedBringsPodsBack() {
        world.node("n1", "4", node -> SchedulerWorld.tainted(node, "away"));
        world.start();
        world.pod("p", "1");
        world.settle();
        assertThat(world.isBound("p")).isFalse();

        world.client.nodes().edit("n1", node -> node.withSpec(node.spec().withTaints(List.of())));
        world.settle();
        assertThat(world.nodeOf("p")).isEqualTo("n1");
    }

    @Test
    void aPodWithGatesIsNotTriedUntilTheyAreGone() {
        world.node("n1", "4");
        world.start();
        List<PodSchedulingGate> gates =
                List.of(PodSchedulingGate.builder().name("example.com/hold").build());
        world.pod("p", "1", spec -> spec.withSchedulingGates(gates));
        world.run(Duration.ofMinutes(20));
        assertThat(world.isBound("p")).isFalse();
        assertThat(world.events("p", "FailedScheduling")).isEmpty();
        assertThat(world.scheduled("p").reason()).contains("SchedulingGated");

        world.client.pods(NS).edit("p", pod -> pod.withSpec(pod.spec().withSchedulingGates(List.of())));
        world.settle();
        assertThat(world.nodeOf("p")).isEqualTo("n1");
    }

    @Test
    void morePressingPodsGoFirst() {
        for (int i = 0; i < 3; i++) world.pod("low" + i, "1", spec -> spec.withPriority(1));
        for (int i = 0; i < 3; i++) world.pod("high" + i, "1", spec -> spec.withPriority(10));
        world.node("n1", "3");
        world.start();
        world.settle();

        for (int i = 0; i < 3; i++) {
            assertThat(world.nodeOf("high" + i)).isEqualTo("n1");
            assertThat(world.isBound("low" + i)).isFalse();
        }
    }

    @Test
    void podsOfOtherSchedulersAreLeftAloneAndCounted() {
        world.node("n1", "1");
        world.start();
        world.pod("theirs", "1", spec -> spec.withSchedulerName("another"));
        world.settle();
        assertThat(world.isBound("theirs")).isFalse();
        assertThat(world.get("theirs").status().conditions()).isEmpty();

        world.client.pods(NS).bind("theirs", "n1");
        world.settle();
        world.pod("ours", "1");
        world.settle();
        assertThat(world.message("ours")).startsWith("0/1 nodes are available: 1 Insufficient cpu.");
    }

    @Test
    void aPodThatIsBeingDeletedIsSkipped() {
        world.pod("p", "1", spec -> spec.withTerminationGracePeriodSeconds(30L));
        world.client
                .pods(NS)
                .edit("p", pod -> pod.withMetadata(pod.metadata().withFinalizers(List.of("example.com/keep"))));
        world.client.pods(NS).delete("p");
        world.node("n1", "4");
        world.start();
        world.settle();

        assertThat(world.isBound("p")).isFalse();
        assertThat(world.events("p", "FailedScheduling").get(0).message())
                .contains("skip schedule deleting pod: default/p");
    }

    @Test
    void twoProfilesScheduleEachItsOwn() {
        world.node("n1", "8");
        world.node("n2", "8", node -> SchedulerWorld.tainted(node, "dedicated"));
        Profile careless = Profile.defaults().named("careless").without("TaintToleration");
        world.start(SchedulerOptions.of(Profile.defaults(), careless));
        for (int i = 0; i < 4; i++) world.pod("a" + i, "1");
        for (int i = 0; i < 8; i++) world.pod("b" + i, "1", spec -> spec.withSchedulerName("careless"));
        world.settle();

        for (int i = 0; i < 4; i++) assertThat(world.nodeOf("a" + i)).isEqualTo("n1");
        assertThat(world.cpuByNode()).containsEntry("n2", 6000L);
        assertThat(world.events("b0", "Scheduled").get(0).reportingComponent()).contains("careless");
    }

    @Test
    void aSchedulerThatIsStartedAgainGoesOn() {
        world.node("n1", "2");
        SchedulerWorld.Started first = world.start();
        world.pod("a", "1");
        world.settle();
        first.process.close();
        world.pod("b", "1");
        world.pod("c", "1");
        world.settle();
        assertThat(world.isBound("b")).isFalse();

        world.start();
        world.settle();
        assertThat(world.cpuByNode()).containsEntry("n1", 2000L);
        assertThat(world.isBound("b")).isTrue();
        assertThat(world.isBound("c")).isFalse();
    }

    @Test
    void aClosedSchedulerDoesNothingMore() {
        world.node("n1", "2");
        SchedulerWorld.Started started = world.start();
        world.settle();
        started.scheduler.close();
        world.settle();
        world.pod("p", "1");
        world.run(Duration.ofMinutes(10));

        assertThat(world.isBound("p")).isFalse();
    }

    @Test
    void aPodBoundBySomebodyElseIsCountedOnce() {
        world.node("n1", "2");
        SchedulerWorld.Started started = world.start();
        world.settle();
        started.transport.before(request -> {
            if (request.subresource().equals("binding") && world.nodeOf("p").isEmpty()) {
                world.client.pods(NS).bind("p", "n1");
            }
        });
        world.pod("p", "1");
        world.run(Duration.ofSeconds(30));
        world.pod("q", "1");
        world.settle();

        assertThat(world.nodeOf("q")).isEqualTo("n1");
        assertThat(world.events("p", "Scheduled")).isEmpty();
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> SchedulerOptions.of(Profile.defaults(), Profile.defaults()))
                .hasMessageContaining("different names");
        assertThatThrownBy(() -> SchedulerOptions.builder()
                        .podMaxBackoff(Duration.ofMillis(1))
                        .build())
                .hasMessageContaining("podMaxBackoff");
        assertThatThrownBy(
                        () -> world.start(SchedulerOptions.of(Profile.defaults().without("PrioritySort"))))
                .hasMessageContaining("queueSort");
        assertThat(SchedulerOptions.defaults().leaderElection()).isEqualTo(Optional.empty());
    }
}
