package dev.coracle.testkit.invariant.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Verb;
import dev.coracle.model.Time;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.meta.Status;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clusters that never come to rest, or rest too soon. */
class LivenessPromisesTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private long revision;

    private ObjectMeta.Builder metadata(String name) {
        return ObjectMeta.builder()
                .namespace("default")
                .name(name)
                .uid(name)
                .resourceVersion(Long.toString(++revision));
    }

    private Pod pod(String name, String phase, String node) {
        PodSpec spec = PodSpec.builder().build();
        return Pod.builder()
                .metadata(metadata(name).build())
                .spec(node.isEmpty() ? spec : spec.withNodeName(node))
                .status(PodStatus.builder().phase(phase).build())
                .build();
    }

    private Node node(String ready, Instant heartbeat) {
        NodeCondition condition = NodeCondition.builder()
                .type("Ready")
                .status(ready)
                .lastHeartbeatTime(new Time(heartbeat))
                .build();
        return Node.builder()
                .metadata(ObjectMeta.builder()
                        .name("n")
                        .uid("n")
                        .resourceVersion(Long.toString(++revision))
                        .build())
                .status(NodeStatus.builder().addConditions(condition).build())
                .build();
    }

    @Test
    void aClusterIsAtRestWhenOnlyHeartbeatsGoOn() {
        Hearing hearing = new Hearing(new Quiescence());
        hearing.see(Node.class, node("True", Instant.EPOCH));
        hearing.pass(LONG);
        hearing.see(Node.class, node("True", Instant.EPOCH.plus(LONG)));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void whoStillWritesKeepsTheClusterFromRest() {
        Hearing hearing = new Hearing(new Quiescence());
        hearing.see(Pod.class, pod("p", "Pending", ""));
        hearing.pass(LONG);
        hearing.see(Pod.class, pod("p", "Running", ""));

        assertThat(hearing.audit())
                .containsExactly("Quiescence: the cluster is not at rest: at 1970-01-01T00:10:00Z somebody wrote Pod"
                        + " default/p at revision 2; it should be, for PT1M");
        hearing.pass(Duration.ofMinutes(2));
        assertThat(hearing.audit()).isEmpty();
    }

    private ReplicaSet set(int replicas, int has) {
        ReplicaSet set = ReplicaSet.builder()
                .metadata(metadata("set").generation(1).build())
                .spec(ReplicaSetSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.builder().build())
                        .build())
                .build();
        return set.withStatus(set.status().withObservedGeneration(1).withReplicas(has));
    }

    private Pod owned(String name) {
        Pod pod = pod(name, "Running", "n");
        OwnerReference owner = OwnerReference.builder()
                .apiVersion("apps/v1")
                .kind("ReplicaSet")
                .name("set")
                .uid("set")
                .controller(true)
                .build();
        return pod.withMetadata(pod.metadata().withOwnerReferences(owner));
    }

    @Test
    void aSetThatHasWhatItWantsIsStable() {
        Hearing hearing = new Hearing(new EventuallyStable());
        hearing.see(ReplicaSet.class, set(1, 1));
        hearing.see(Pod.class, owned("p"));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void aSetThatLacksPodsOrDoesNotSayIsNot() {
        Hearing hearing = new Hearing(new EventuallyStable());
        hearing.see(ReplicaSet.class, set(2, 2));
        hearing.see(Pod.class, owned("p"));
        assertThat(hearing.audit())
                .containsExactly("EventuallyStable: ReplicaSet default/set has 1 pods; it should have 2");

        hearing.see(ReplicaSet.class, set(1, 2));
        assertThat(hearing.audit())
                .containsExactly("EventuallyStable: ReplicaSet default/set says that it has 2 pods; it should have 1");
    }

    @Test
    void aWishThatNobodyHasSeenIsNotFulfilled() {
        Hearing hearing = new Hearing(new EventuallyStable());
        ReplicaSet set = set(0, 0);
        hearing.see(ReplicaSet.class, set.withStatus(set.status().withObservedGeneration(0)));

        assertThat(hearing.audit()).singleElement().asString().contains("is of generation 1 and was seen at 0");
    }

    @Test
    void podsThatRunHaveEndedOrSayWhyNotAreRight() {
        Hearing hearing = new Hearing(new EveryPodEnds());
        hearing.see(Node.class, node("True", Instant.EPOCH));
        hearing.see(Pod.class, pod("a", "Running", "n"));
        hearing.see(Pod.class, pod("b", "Failed", "n"));
        Pod waiting = pod("c", "Pending", "");
        PodCondition why = PodCondition.builder()
                .type("PodScheduled")
                .status("False")
                .reason("Unschedulable")
                .build();
        hearing.see(Pod.class, waiting.withStatus(waiting.status().withConditions(why)));
        hearing.see(Pod.class, pod("d", "Pending", "lost"));

        assertThat(hearing.audit()).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }

    @Test
    void podsThatWaitForNothingAreForgotten() {
        Hearing hearing = new Hearing(new EveryPodEnds());
        hearing.see(Node.class, node("True", Instant.EPOCH));
        hearing.see(Pod.class, pod("a", "Pending", ""));
        hearing.see(Pod.class, pod("b", "Pending", "n"));
        Pod dying = pod("c", "Running", "n");
        hearing.see(Pod.class, dying.withMetadata(dying.metadata().withDeletionTimestamp(new Time(Instant.EPOCH))));
        hearing.pass(LONG);

        assertThat(hearing.audit())
                .containsExactly(
                        "EveryPodEnds: pod default/a is Pending without a reason; it should run, or say why not",
                        "EveryPodEnds: pod default/b is Pending on n without a reason; it should run, or say why not",
                        "EveryPodEnds: pod default/c was to go at 1970-01-01T00:00:00Z and is there at"
                                + " 1970-01-01T00:10:00Z; it should be gone");
    }

    private static void write(NoHotLoop invariant, long millis, ApiResponse response) {
        ApiRequest request = ApiRequest.builder()
                .verb(Verb.UPDATE)
                .resource(ResourceType.of(Pod.class))
                .namespace("default")
                .name("p")
                .build();
        Duration time = Duration.ofMillis(millis);
        invariant.called(new ObservedCall(time, time, "loop", request, Optional.of(response), true));
    }

    private static ApiResponse refused() {
        return new ApiResponse.Refused(Status.builder().code(409).build());
    }

    @Test
    void aWriteThatIsRefusedAgainAndAgainIsAHotLoop() {
        NoHotLoop invariant = new NoHotLoop();
        Hearing hearing = new Hearing(invariant);
        for (int i = 0; i < 60; i++) write(invariant, 10L * i, refused());
        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
        for (int i = 60; i < 100; i++) write(invariant, 10L * i, refused());

        assertThat(hearing.pass(Duration.ofSeconds(1)))
                .containsExactly("NoHotLoop: loop repeated within a minute 61 times to no use: loop update of pods"
                        + " default/p; it should pause between tries");
    }

    @Test
    void soIsOneThatChangesNothing() {
        NoHotLoop invariant = new NoHotLoop();
        Hearing hearing = new Hearing(invariant);
        ApiResponse same = new ApiResponse.Done(200, pod("p", "Running", "n"), List.of());
        for (int i = 0; i < 100; i++) write(invariant, 10L * i, same);

        assertThat(hearing.pass(Duration.ofSeconds(1))).hasSize(1);
    }

    @Test
    void refusalsBetweenWritesOfUseAreNone() {
        NoHotLoop invariant = new NoHotLoop();
        Hearing hearing = new Hearing(invariant);
        Pod pod = pod("p", "Running", "n");
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 5; j++) write(invariant, 1000L * i + j, refused());
            Pod written = pod.withMetadata(pod.metadata().withResourceVersion("" + i));
            write(invariant, 1000L * i + 9, new ApiResponse.Done(200, written, List.of()));
        }

        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void writesThatChangeSomethingOrPauseAreNone() {
        NoHotLoop invariant = new NoHotLoop();
        Hearing hearing = new Hearing(invariant);
        for (int i = 0; i < 100; i++) {
            write(invariant, 10L * i, new ApiResponse.Done(200, pod("p", "Running", "n"), List.of()));
            write(invariant, 2000L * i, refused());
        }

        assertThat(hearing.pass(Duration.ofSeconds(1))).isEmpty();
        assertThat(hearing.wasConcerned()).isTrue();
    }
}
