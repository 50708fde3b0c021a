package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.scheduler.extender.ExtenderOptions;
import dev.coracle.scheduler.extender.HttpExtender;
import dev.coracle.scheduler.framework.Batch;
import dev.coracle.scheduler.framework.BatchPlacement;
import dev.coracle.scheduler.framework.ExtensionPoint;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile whose plugin decides about all pods at once, from the first pod to the binding. */
class BatchTest {
    private static final Duration GATHERED = Duration.ofMillis(1100);

    private final SchedulerWorld world = new SchedulerWorld();
    private final TestBatch batch = new TestBatch();

    private void start() {
        world.start(batch.options());
    }

    private Pod important(String name) {
        return world.pod(name, "1", spec -> spec.withPriority(10));
    }

    @Test
    void podsOfOneSecondArePlannedForTogetherTheMostImportantFirst() {
        world.node("n1", "4");
        start();
        world.pod("a", "1");
        world.settle();
        world.pod("b", "1");
        important("c");
        world.run(GATHERED);

        assertThat(batch.asked).containsExactly(List.of("c", "a", "b"));
        assertThat(List.of(world.nodeOf("a"), world.nodeOf("b"), world.nodeOf("c")))
                .containsOnly("n1");
        assertThat(world.events("a", "Scheduled")).hasSize(1);
    }

    @Test
    void podsWithANodeOrAGateAreInNoPlan() {
        world.node("n1", "4");
        start();
        PodSchedulingGate gate = PodSchedulingGate.builder().name("later").build();
        world.pod("gated", "1", spec -> spec.withSchedulingGates(gate));
        world.pod("bound", "1", spec -> spec.withNodeName("n1"));
        world.pod("a", "1");
        world.run(GATHERED);

        assertThat(batch.asked).containsExactly(List.of("a"));
        assertThat(world.isBound("gated")).isFalse();
    }

    @Test
    void aPodThatGoesOrChangesWhileItIsGatheredIsTakenAsItIsThen() {
        world.node("n1", "4");
        List<String> labels = new ArrayList<>();
        batch.plan = it -> {
            it.pods().forEach(pod -> labels.addAll(pod.labels().values()));
            return TestBatch.firstFit(it);
        };
        start();
        Pod a = world.pod("a", "1");
        world.pod("b", "1");
        world.settle();
        world.kill("b");
        world.client
                .pods(SchedulerWorld.NS)
                .update(a.withMetadata(a.metadata().withLabels(Collections.singletonMap("new", "yes"))));
        world.run(GATHERED);

        assertThat(batch.asked).containsExactly(List.of("a"));
        assertThat(labels).containsExactly("yes");
        assertThat(world.isBound("a")).isTrue();
    }

    @Test
    void whatIsAssumedInThoughtCountsUntilItIsForgottenAndNotAfterwards() {
        world.node("n1", "2");
        List<String> answers = new ArrayList<>();
        batch.plan = it -> {
            PodInfo a = it.pods().get(0);
            PodInfo b = it.pods().get(1);
            NodeInfo node = it.cluster().nodes().get(0);
            it.assume(a, node);
            answers.add(it.filter(b, node).message());
            it.forget(a);
            answers.add(it.filter(b, node).message());
            it.assume(a, node);
            return List.of(BatchPlacement.on(b, "n1"));
        };
        start();
        world.pod("a", "2");
        world.pod("b", "2");
        world.run(GATHERED);

        assertThat(answers).containsExactly("Insufficient cpu", "");
        assertThat(world.nodeOf("b")).isEqualTo("n1");
        assertThat(world.message("a")).startsWith("0/1 nodes are available: 1 Insufficient cpu.");
    }

    @Test
    void aBatchIsOfNoUseOnceThePlanIsMade() {
        world.node("n1", "2");
        List<Batch> kept = new ArrayList<>();
        batch.plan = it -> {
            kept.add(it);
            return List.of();
        };
        start();
        world.pod("a", "2");
        world.run(GATHERED);

        Batch late = kept.get(0);
        assertThatThrownBy(() ->
                        late.filter(late.pods().get(0), late.cluster().nodes().get(0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPodThatIsLeftSaysWhyAndComesBackWithAnyEvent() {
        world.node("n1", "4");
        batch.each(pod -> List.of(BatchPlacement.left(pod, "not today")));
        start();
        world.pod("a", "1");
        world.run(GATHERED);
        assertThat(world.message("a")).isEqualTo("not today");
        assertThat(world.scheduled("a").reason()).contains("Unschedulable");
        world.run(Duration.ofSeconds(30));
        assertThat(batch.asked).as("once more, since the pod's status changed").hasSize(2);

        batch.plan = TestBatch::firstFit;
        world.node("n2", "4");
        world.await(() -> world.isBound("a"));
    }

    @Test
    void aPodThatWaitsIsPartOfLaterPlansToo() {
        world.node("n1", "4");
        batch.each(pod -> List.of(BatchPlacement.left(pod, "not alone")));
        batch.events = List.of();
        start();
        world.pod("a", "1");
        world.run(GATHERED);
        world.pod("b", "1");
        world.run(GATHERED);
        batch.plan = TestBatch::firstFit;
        world.pod("c", "1");
        world.run(GATHERED);

        assertThat(batch.asked).containsExactly(List.of("a"), List.of("a", "b"), List.of("a", "b", "c"));
        assertThat(List.of(world.nodeOf("a"), world.nodeOf("b"), world.nodeOf("c")))
                .containsOnly("n1");
        assertThat(world.events("a", "FailedScheduling")).hasSize(1);
    }

    @Test
    void aPodThatAnotherPluginWakesWhileThePlanIsCarriedOutIsPlacedAsPlanned() {
        world.node("n1", "4");
        List<PodInfo> waiting = new ArrayList<>();
        batch.plan = it -> {
            waiting.addAll(it.pods());
            return List.of(BatchPlacement.left(it.pods().get(0), "not alone"));
        };
        batch.events = List.of();
        TestPlugin other = new TestPlugin();
        world.start(SchedulerOptions.of(Profile.defaults()
                .with(batch.name(), handle -> batch)
                .with(other.name(), handle -> {
                    other.reserve = pod -> {
                        handle.activate(waiting);
                        return Status.success();
                    };
                    return other;
                })));
        world.pod("a", "1");
        world.run(GATHERED);
        batch.plan = TestBatch::firstFit;
        important("b");
        world.run(GATHERED);

        assertThat(batch.asked).containsExactly(List.of("a"), List.of("b", "a"));
        assertThat(List.of(world.nodeOf("a"), world.nodeOf("b"))).containsOnly("n1");
    }

    @Test
    void aPodThatThePlanLeavesOutGetsTheUsualReasonAndRoom() {
        world.node("n1", "2");
        start();
        world.pod("low", "2", spec -> spec.withPriority(1).withTerminationGracePeriodSeconds(0L));
        world.run(GATHERED);
        important("p");
        world.await(() -> world.isBound("p"));

        assertThat(world.find("low")).isEmpty();
        assertThat(world.events("p", "FailedScheduling").get(0).message())
                .contains("0/1 nodes are available: 1 Insufficient cpu.");
    }

    @Test
    void aNodeThatAFilterRefusesIsNotGivenAndThePodComesBackByItself() {
        world.node("n1", "4", node -> SchedulerWorld.tainted(node, "gpu"));
        world.node("n2", "4");
        batch.each(pod -> List.of(BatchPlacement.on(pod, "n1")));
        start();
        world.pod("a", "1");
        world.run(GATHERED);
        assertThat(world.isBound("a")).isFalse();
        assertThat(world.message("a")).isEqualTo("TestBatch chose n1: node(s) had untolerated taint {gpu: true}");

        batch.plan = TestBatch::firstFit;
        world.await(() -> world.isBound("a"));
        assertThat(world.nodeOf("a")).isEqualTo("n2");
    }

    @Test
    void aFilterThatIsTakenOutOfTheProfileDoesNotRefuse() {
        world.node("n1", "4", node -> SchedulerWorld.tainted(node, "gpu"));
        batch.each(pod -> List.of(BatchPlacement.on(pod, "n1")));
        Profile profile = Profile.defaults()
                .with(batch.name(), handle -> batch)
                .disable(ExtensionPoint.FILTER, "TaintToleration");
        world.start(SchedulerOptions.of(profile));
        world.pod("a", "1");
        world.run(GATHERED);

        assertThat(world.nodeOf("a")).isEqualTo("n1");
    }

    @Test
    void anExtenderRefusesToo() {
        world.node("n1", "4");
        world.node("n2", "4");
        ExtenderOptions options = ExtenderOptions.builder()
                .urlPrefix("http://extender")
                .filterVerb("filter")
                .nodeCacheCapable(true)
                .build();
        HttpExtender extender = new HttpExtender(
                options,
                (address, document) -> document.contains("\"NodeNames\":[\"n1\"]")
                        ? "{\"NodeNames\": [], \"FailedNodes\": {\"n1\": \"no licence\"}}"
                        : "{\"NodeNames\": [\"n2\"]}");
        world.start(SchedulerOptions.builder()
                .from(batch.options())
                .addExtender(extender)
                .build());
        world.pod("a", "1");
        world.run(GATHERED);

        assertThat(world.nodeOf("a")).isEqualTo("n2");
    }

    @Test
    void ofAPlanThatMakesNoSenseNothingIsCarriedOut() {
        world.node("n1", "4");
        batch.plan = it -> List.of(
                BatchPlacement.on(it.pods().get(0), "n1"),
                BatchPlacement.on(it.pods().get(1), "n1"),
                BatchPlacement.on(it.pods().get(0), "n1"));
        start();
        world.pod("a", "1");
        world.pod("b", "1");
        world.run(GATHERED);
        assertThat(world.cpuByNode()).isEmpty();
        assertThat(world.message("a"))
                .isEqualTo("running Batch plugin \"TestBatch\": default/a is not in the batch, or twice in the plan");
        assertThat(world.scheduled("a").reason()).contains("SchedulerError");

        batch.each(pod -> List.of(BatchPlacement.on(pod, "n2")));
        world.run(Duration.ofSeconds(5));
        assertThat(world.message("a")).endsWith("there is no node n2 for default/a");

        batch.plan = TestBatch::firstFit;
        world.await(() -> world.isBound("a") && world.isBound("b"));
    }

    @Test
    void aPluginThatThrowsKeepsNobodyFromBeingTriedAgain() {
        world.node("n1", "4");
        batch.plan = it -> {
            it.assume(it.pods().get(0), it.cluster().nodes().get(0));
            throw new IllegalStateException("lost");
        };
        start();
        world.pod("a", "4");
        world.run(GATHERED);
        assertThat(world.message("a")).isEqualTo("running Batch plugin \"TestBatch\": lost");

        batch.plan = TestBatch::firstFit;
        world.await(() -> world.isBound("a"));
    }

    @Test
    void podsOfOtherProfilesDoNotWaitForIt() {
        world.node("n1", "4");
        Profile batches = Profile.defaults().named("batches").with(batch.name(), handle -> batch);
        world.start(SchedulerOptions.of(Profile.defaults(), batches));
        world.pod("a", "1", spec -> spec.withSchedulerName("batches"));
        world.pod("b", "1");
        world.settle();
        assertThat(world.isBound("a")).isFalse();
        assertThat(world.isBound("b")).isTrue();

        world.run(GATHERED);
        assertThat(world.isBound("a")).isTrue();
        assertThat(batch.asked).containsExactly(List.of("a"));
    }

    @Test
    void aSchedulerThatCrashesWhileItGathersLosesNobody() {
        world.node("n1", "4");
        SchedulerWorld.Started first = world.new Started(batch.options());
        world.pod("a", "1");
        world.settle();
        first.process.close();
        start();
        world.await(() -> world.isBound("a"));

        assertThat(batch.asked).containsExactly(List.of("a"));
    }

    @Test
    void aProfileHasOneAtMost() {
        Profile two =
                Profile.defaults().with(batch.name(), handle -> batch).with("Other", handle -> new TestBatch("Other"));

        assertThatThrownBy(() -> world.start(SchedulerOptions.of(two)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a profile can have one batch plugin, not 2");
    }
}
