package dev.coracle.scheduler;

import static dev.coracle.scheduler.SchedulerWorld.NS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Room made by deleting less important pods, from the first attempt to the binding. */
class PreemptionTest {
    private static final String HOST = "kubernetes.io/hostname";
    private static final Map<String, String> LOW = Collections.singletonMap("app", "low");

    private final SchedulerWorld world = new SchedulerWorld();

    private Pod low(String name, long graceSeconds) {
        return world.pod(name, "1", spec -> spec.withPriority(1).withTerminationGracePeriodSeconds(graceSeconds));
    }

    private Pod high(String name, String cpu) {
        return world.pod(name, cpu, spec -> spec.withPriority(100));
    }

    @Test
    void victimsGoAndThePodIsBoundInTheirPlace() {
        world.node("n1", "2");
        world.start();
        low("a", 0);
        low("b", 0);
        world.settle();
        high("p", "2");
        world.settle();

        assertThat(world.find("a")).isEmpty();
        assertThat(world.find("b")).isEmpty();
        assertThat(world.nodeOf("p")).isEqualTo("n1");
        Event event = world.events("a", "Preempted").get(0);
        assertThat(event.message())
                .contains("Preempted by pod " + world.get("p").uid() + " on node n1");
        assertThat(event.related().flatMap(it -> it.name())).contains("p");
    }

    @Test
    void thePodWaitsForItsNodeUntilTheVictimsAreGone() {
        world.node("n1", "2");
        world.start();
        low("a", 30);
        low("b", 30);
        world.settle();
        high("p", "1");
        world.settle();
        Pod waiting = world.get("p");
        assertThat(waiting.status().nominatedNodeName()).contains("n1");
        assertThat(waiting.spec().nodeName()).isEmpty();
        assertThat(world.message("p")).isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");

        Pod victim = world.get("a").isTerminating() ? world.get("a") : world.get("b");
        assertThat(victim.status().conditions()).anySatisfy(condition -> {
            assertThat(condition.type()).isEqualTo("DisruptionTarget");
            assertThat(condition.reason()).contains("PreemptionByScheduler");
        });
        assertThat(world.client.pods(NS).list().items())
                .filteredOn(Pod::isTerminating)
                .hasSize(1);

        low("c", 0); // does not get the room that is being made
        world.settle();
        world.kill(victim.name());
        world.settle();
        assertThat(world.nodeOf("p")).isEqualTo("n1");
        assertThat(world.isBound("c")).isFalse();
    }

    @Test
    void whatReplacesAVictimLeavesTheNodeToThePodThatDoesNotWantItNear() {
        host("roomy", "4");
        world.start();
        labelled("a");
        world.settle();
        host("small", "1");
        world.pod("p", "2", spec -> spec.withPriority(100).withAffinity(awayFromLow()));
        world.settle();
        assertThat(world.get("p").status().nominatedNodeName()).contains("roomy");

        labelled("b");
        world.settle();
        assertThat(world.nodeOf("b")).isEqualTo("small");
        world.kill("a");
        world.settle();
        assertThat(world.nodeOf("p")).isEqualTo("roomy");
    }

    private void host(String name, String cpu) {
        world.node(name, cpu, it -> it.withMetadata(it.metadata().withLabels(Collections.singletonMap(HOST, name))));
    }

    private void labelled(String name) {
        Pod pod = SchedulerWorld.unborn(name, "1", spec -> spec.withPriority(1).withTerminationGracePeriodSeconds(30L));
        world.client.pods(NS).create(pod.withMetadata(pod.metadata().withLabels(LOW)));
    }

    private static Affinity awayFromLow() {
        PodAffinityTerm term = PodAffinityTerm.builder()
                .topologyKey(HOST)
                .labelSelector(LabelSelector.builder().matchLabels(LOW).build())
                .build();
        return Affinity.builder()
                .podAntiAffinity(PodAntiAffinity.builder()
                        .addRequiredDuringSchedulingIgnoredDuringExecution(term)
                        .build())
                .build();
    }

    @Test
    void evictionsThatFailAreTriedAgainAfterARestThatGrows() {
        world.node("n1", "2");
        SchedulerWorld.Started started = world.start();
        low("a", 0);
        low("b", 0);
        world.settle();
        boolean[] broken = {true};
        started.transport.before(request -> {
            if (request.verb() == Verb.DELETE && broken[0]) throw Refusals.internalError("disk full");
        });
        high("p", "2");
        world.run(Duration.ofMinutes(1));
        assertThat(started.transport.calls().stream().filter(it -> it.verb() == Verb.DELETE))
                .hasSizeBetween(6, 20);

        broken[0] = false;
        world.await(() -> world.isBound("p"));
    }

    @Test
    void aBudgetMadeBetweenTwoPreemptionsOfPodsThatAreAlikeCounts() {
        for (int i = 0; i < 6; i++) world.node("n" + i, "1");
        world.start();
        for (int i = 0; i < 6; i++) label(low("low" + i, 0).name());
        world.settle();
        high("p", "1");
        world.settle();
        List<String> left = world.client.pods(NS).list().items().stream()
                .map(Pod::name)
                .filter(it -> it.startsWith("low"))
                .toList();
        assertThat(left).hasSize(5);
        left.subList(0, 4).forEach(this::protect);
        world.settle();
        high("q", "1");
        world.settle();

        assertThat(world.isBound("q")).isTrue();
        assertThat(world.find(left.get(4))).isEmpty();
        left.subList(0, 4).forEach(it -> assertThat(world.find(it)).isPresent());
    }

    private void label(String pod) {
        world.client.pods(NS).edit(pod, it -> it.withMetadata(it.metadata().withLabels(Map.of("name", pod))));
    }

    private void protect(String pod) {
        PodDisruptionBudgetSpec spec = PodDisruptionBudgetSpec.builder()
                .selector(LabelSelector.builder().putMatchLabel("name", pod).build())
                .build();
        world.client
                .of(PodDisruptionBudget.class)
                .in(NS)
                .create(PodDisruptionBudget.builder()
                        .metadata(ObjectMeta.builder().namespace(NS).name(pod).build())
                        .spec(spec)
                        .build());
    }

    @Test
    void whereSomebodyElseDroveTheLastVictimAwayThePodIsTriedAllTheSame() {
        world.node("n1", "2");
        SchedulerWorld.Started started = world.start();
        low("a", 0);
        low("b", 0);
        world.settle();
        boolean[] begun = {false};
        started.transport.before(request -> {
            if (request.verb() != Verb.DELETE || begun[0]) return;
            begun[0] = true;
            world.kill(request.name().equals("a") ? "b" : "a");
            world.kill(request.name());
            world.kernel.elapse(Duration.ofMillis(5));
        });
        high("p", "2");
        world.run(Duration.ofSeconds(1));

        assertThat(begun[0]).isTrue();
        assertThat(world.nodeOf("p")).isEqualTo("n1");
    }

    @Test
    void nobodyGoesForAPodOfTheSamePriority() {
        world.node("n1", "1");
        world.start();
        high("a", "1");
        world.settle();
        high("p", "1");
        world.run(Duration.ofMinutes(1));

        assertThat(world.nodeOf("a")).isEqualTo("n1");
        assertThat(world.message("p"))
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No"
                        + " preemption victims found for incoming pod.");
    }

    @Test
    void whereMorePressingPodsKeepComingEachGetsARoom() {
        for (int i = 0; i < 5; i++) world.node("n" + i, "2");
        world.start();
        for (int i = 0; i < 10; i++) low("low" + i, 0);
        world.settle();
        for (int i = 0; i < 5; i++) high("high" + i, "2");
        world.run(Duration.ofSeconds(30));

        for (int i = 0; i < 5; i++) assertThat(world.isBound("high" + i)).isTrue();
        assertThat(world.cpuByNode().values()).allMatch(cpu -> cpu <= 2000);
    }
}
