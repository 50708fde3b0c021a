package dev.coracle.controllers.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.client.TestServer;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.WorkloadWorld;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {
    private static final Map<String, String> X = Collections.singletonMap("app", "x");

    private final WorkloadWorld world =
            new WorkloadWorld(new ReplicaSetController(), new ReplicationControllerController());

    private ReplicaSetStatus status() {
        return world.replicaSets().get("x").status();
    }

    @Test
    void itCreatesPodsFromTheTemplateAndReportsThem() {
        ReplicaSet set = world.create(
                ReplicaSet.class,
                "{metadata: {name: x}, spec: {replicas: 3, selector: {matchLabels: {app: x}}, template: {metadata:"
                        + " {labels: {app: x}, annotations: {a: b}, finalizers: [example.com/f]},"
                        + " spec: {containers: [{name: main, image: app:1}]}}}}");
        world.run(5);
        assertThat(world.pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.name()).startsWith("x-").hasSize(7);
            assertThat(pod.metadata().generateName()).contains("x-");
            assertThat(pod.labels()).isEqualTo(X);
            assertThat(pod.metadata().annotations()).isEqualTo(Collections.singletonMap("a", "b"));
            assertThat(pod.metadata().finalizers()).containsExactly("example.com/f");
            assertThat(pod.metadata().ownerReferences()).containsExactly(Owners.controllerReference(set));
        });
        assertThat(status())
                .isEqualTo(ReplicaSetStatus.builder()
                        .replicas(3)
                        .fullyLabeledReplicas(3)
                        .readyReplicas(3)
                        .availableReplicas(3)
                        .observedGeneration(1)
                        .build());
        assertThat(world.events("ReplicaSet"))
                .containsExactlyInAnyOrderElementsOf(world.pods().stream()
                        .map(pod -> "Normal SuccessfulCreate: Created pod: " + pod.name())
                        .toList());
    }

    @Test
    void itDeletesWhatIsTooMuchUnreadyPodsFirst() {
        world.replicaSet("x", 4);
        world.run(5);
        Pod unready = world.runner.ready(world.pods().get(2), false);
        world.replicaSets().scale("x", 3);
        world.run(10);
        assertThat(world.pods()).hasSize(3).noneMatch(pod -> pod.name().equals(unready.name()));
        assertThat(world.events("ReplicaSet")).contains("Normal SuccessfulDelete: Deleted pod: " + unready.name());
        assertThat(status().replicas()).isEqualTo(3);
        assertThat(status().observedGeneration()).isEqualTo(2);
    }

    @Test
    void podsThatGoOrEndAreReplaced() {
        world.replicaSet("x", 3);
        world.run(5);
        List<Pod> pods = world.pods();
        world.client.pods("default").delete(pods.get(0));
        Pod failed = pods.get(1);
        world.client.pods().updateStatus(failed.withStatus(failed.status().withPhase("Failed")));
        world.run(5);
        assertThat(world.alive())
                .filteredOn(pod -> pod.status().phase().orElse("").equals("Running"))
                .hasSize(3);
        assertThat(status().replicas()).isEqualTo(3);
    }

    @Test
    void itAdoptsAndReleases() {
        Pod lone = world.pod("lone", X);
        Pod foreign = world.pod("foreign", X);
        ApiObject stranger = world.client.configMaps("default").create(TestServer.configMap("stranger", "1"));
        world.client
                .pods("default")
                .edit(
                        "foreign",
                        pod -> pod.withMetadata(
                                pod.metadata().withOwnerReferences(Owners.controllerReference(stranger))));
        ReplicaSet set = world.replicaSet("x", 2);
        world.run(5);
        assertThat(world.pods()).hasSize(3);
        assertThat(Owners.isControlledBy(world.client.pods("default").get("lone"), set))
                .isTrue();
        assertThat(world.pods().stream().filter(pod -> Owners.isControlledBy(pod, set)))
                .hasSize(2);
        world.client.pods("default").patch(lone.name(), PatchType.MERGE, "{metadata: {labels: {app: free}}}");
        world.run(10);
        assertThat(world.client.pods("default").get("lone").metadata().ownerReferences())
                .isEmpty();
        assertThat(world.pods()).hasSize(4);
        assertThat(foreign.name()).isEqualTo("foreign");
        assertThat(status().replicas()).isEqualTo(2);
    }

    @Test
    void aReplicaSetThatIsBeingDeletedAdoptsNothing() {
        world.replicaSet("x", 0);
        world.run(2);
        world.lag.hold(ReplicaSet.class);
        world.replicaSets().patch("x", PatchType.MERGE, "{metadata: {finalizers: [example.com/f]}}");
        world.replicaSets().delete("x");
        world.pod("lone", X);
        world.run(5);
        assertThat(world.client.pods("default").get("lone").metadata().ownerReferences())
                .isEmpty();
        world.lag.release(ReplicaSet.class);
        world.run(10);
        assertThat(world.client.pods("default").get("lone").metadata().ownerReferences())
                .isEmpty();
    }

    @Test
    void podsOfADeletedReplicaSetAreAdoptedByTheNextOneOnlyIfOrphaned() {
        world.replicaSet("x", 2);
        world.run(5);
        world.replicaSets()
                .delete(
                        "x",
                        DeleteOptions.builder().propagationPolicy("Background").build());
        ReplicaSet next = world.replicaSet("x", 2);
        world.run(10);
        assertThat(world.pods().stream().filter(pod -> Owners.isControlledBy(pod, next)))
                .hasSize(2);
        assertThat(world.pods()).hasSize(4);
    }

    @Test
    void aCacheThatLagsDoesNotMakeItCreateTwice() {
        world.replicaSet("x", 3);
        world.run(5);
        world.lag.hold(Pod.class);
        world.replicaSets().scale("x", 5);
        world.run(5);
        for (int minute = 1; minute <= 20; minute++) {
            world.replicaSets().patch("x", PatchType.MERGE, "{metadata: {annotations: {minute: m" + minute + "}}}");
            world.run(60);
            assertThat(world.pods()).hasSize(5);
        }
        world.lag.release(Pod.class);
        world.run(60);
        assertThat(world.pods()).hasSize(5);
        assertThat(status().availableReplicas()).isEqualTo(5);
    }

    @Test
    void aCacheThatLagsDoesNotMakeItDeleteTwice() {
        world.replicaSet("x", 5);
        world.run(5);
        world.lag.hold(Pod.class);
        world.replicaSets().scale("x", 3);
        for (int minute = 1; minute <= 20; minute++) {
            world.replicaSets().patch("x", PatchType.MERGE, "{metadata: {annotations: {minute: m" + minute + "}}}");
            world.run(60);
            assertThat(world.alive()).hasSize(3);
        }
        world.lag.release(Pod.class);
        world.run(60);
        assertThat(world.alive()).hasSize(3);
    }

    @Test
    void aCreationWithoutAnAnswerIsNotRepeated() {
        int[] lost = new int[1];
        world.transport.loseAnswer(request -> isCreation(request) && lost[0]++ < 2);
        world.replicaSet("x", 3);
        most(3, 60);
        assertThat(world.pods()).hasSize(3);
        assertThat(world.events("ReplicaSet")).contains("Warning FailedCreate: Error creating: no answer");
    }

    @Test
    void aDeletionWithoutAnAnswerIsNotMadeUpFor() {
        world.replicaSet("x", 4);
        world.run(5);
        world.lag.hold(Pod.class);
        int[] lost = new int[1];
        world.transport.loseAnswer(request -> request.verb() == Verb.DELETE && lost[0]++ < 1);
        world.replicaSets().scale("x", 2);
        for (int second = 0; second < 60; second++) {
            world.run(1);
            assertThat(world.alive()).hasSizeGreaterThanOrEqualTo(2);
        }
        world.lag.release(Pod.class);
        world.run(60);
        assertThat(world.alive()).hasSize(2);
    }

    private static boolean isCreation(ApiRequest request) {
        return request.verb() == Verb.CREATE && request.resource().type() == Pod.class;
    }

    /** Runs for so many seconds, in which there are never more pods than this. */
    private void most(int pods, int seconds) {
        for (int second = 0; second < seconds; second++) {
            world.run(1);
            assertThat(world.alive()).hasSizeLessThanOrEqualTo(pods);
        }
    }

    @Test
    void aCrashBetweenAnyTwoWritesIsMadeUpFor() {
        for (int crash = 1; crash <= 12; crash++) {
            WorkloadWorld fresh = new WorkloadWorld(crash, new ReplicaSetController());
            int when = crash;
            int[] writes = new int[1];
            fresh.transport.before(request -> {
                if (request.verb().isWrite() && ++writes[0] == when) {
                    fresh.kernel.at(fresh.time(), "crash", fresh::restart);
                    fresh.kernel.elapse(Duration.ofMillis(1));
                }
            });
            fresh.replicaSet("x", 4);
            fresh.run(30);
            assertThat(fresh.pods()).hasSize(4);
            assertThat(fresh.replicaSets().get("x").status().availableReplicas())
                    .isEqualTo(4);
        }
    }

    @Test
    void aRefusalIsReportedAndTriedAgainLaterAndLater() {
        boolean[] full = {true};
        int[] tries = new int[1];
        world.transport.before(request -> {
            if (!isCreation(request) || !full[0]) return;
            tries[0]++;
            throw Refusals.forbidden(request.resource(), "", "exceeded quota: q");
        });
        world.replicaSet("x", 8);
        world.run(60);
        assertThat(tries[0]).isBetween(10, 20);
        assertThat(status().conditions()).singleElement().satisfies(it -> {
            assertThat(it.type()).isEqualTo("ReplicaFailure");
            assertThat(it.reason()).contains("FailedCreate");
            assertThat(it.message()).contains("pods is forbidden: exceeded quota: q");
        });
        assertThat(world.events("ReplicaSet"))
                .first()
                .isEqualTo("Warning FailedCreate: Error creating: pods is forbidden: exceeded quota: q");
        full[0] = false;
        world.run(200);
        assertThat(world.pods()).hasSize(8);
        assertThat(status().conditions()).isEmpty();
    }

    @Test
    void podsBecomeAvailableWhenTheyHaveBeenReadyForLongEnough() {
        world.create(
                ReplicaSet.class,
                "{metadata: {name: x}, spec: {replicas: 2, minReadySeconds: 60, selector: {matchLabels: {app: x}},"
                        + " template: {metadata: {labels: {app: x}}, spec: {containers: [{name: main, image: app:1}]}}}}");
        world.run(60);
        assertThat(status().readyReplicas()).isEqualTo(2);
        assertThat(status().availableReplicas()).isZero();
        world.run(3);
        assertThat(status().availableReplicas()).isEqualTo(2);
    }

    @Test
    void inAQuietClusterItDoesNothing() {
        world.replicaSet("x", 3);
        world.run(120);
        int calls = world.transport.calls().size();
        world.run(7 * 86_400);
        List<ApiRequest> later =
                world.transport.calls().subList(calls, world.transport.calls().size());
        assertThat(later).allMatch(request -> request.verb() == Verb.WATCH);
    }

    @Test
    void replicationControllersAreServedInTheSameWay() {
        world.create(
                ReplicationController.class,
                "{metadata: {name: x}, spec: {replicas: 2, selector: {app: x}, template: {metadata: {labels: {app: x}},"
                        + " spec: {containers: [{name: main, image: app:1}]}}}}");
        world.run(5);
        ReplicationController controller =
                world.client.replicationControllers("default").get("x");
        assertThat(world.pods()).hasSize(2).allMatch(pod -> Owners.isControlledBy(pod, controller));
        assertThat(controller.status().availableReplicas()).isEqualTo(2);
        assertThat(controller.status().fullyLabeledReplicas()).isEqualTo(2);
        assertThat(controller.status().observedGeneration()).isEqualTo(1);
        assertThat(world.events("ReplicationController"))
                .hasSize(2)
                .allMatch(it -> it.startsWith("Normal SuccessfulCreate: Created pod: x-"));
    }
}
