package dev.coracle.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.WorkloadWorld;
import dev.coracle.controllers.replicas.ReplicaSetController;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {
    private final WorkloadWorld world = world(1);

    private static WorkloadWorld world(long seed) {
        return new WorkloadWorld(seed, new DeploymentController(), new ReplicaSetController());
    }

    private static void roll(WorkloadWorld world, String image) {
        world.deployments()
                .patch(
                        "d",
                        PatchType.STRATEGIC,
                        "{spec: {template: {spec: {containers: [{name: main, image: '" + image + "'}]}}}}");
    }

    private void roll(String image) {
        roll(world, image);
    }

    private Deployment deployment() {
        return world.deployments().get("d");
    }

    private DeploymentStatus status() {
        return deployment().status();
    }

    private String progressing() {
        return Conditions.reason(status(), Conditions.PROGRESSING);
    }

    private static Optional<ReplicaSet> set(WorkloadWorld world, String image) {
        return world.replicaSets().list().items().stream()
                .filter(it -> image(
                                it.spec().template().spec().containers().get(0).image())
                        .equals(image))
                .findFirst();
    }

    private static String image(Optional<String> image) {
        return image.orElse("");
    }

    private ReplicaSet set(String image) {
        return set(world, image).orElseThrow();
    }

    private static void assertRolled(WorkloadWorld world, String image, int replicas) {
        assertThat(world.pods())
                .hasSize(replicas)
                .allMatch(pod -> image(pod.spec().containers().get(0).image()).equals(image));
        Deployment deployment = world.deployments().get("d");
        assertThat(Progress.isComplete(deployment, deployment.status())).isTrue();
        assertThat(Conditions.reason(deployment.status(), Conditions.PROGRESSING))
                .isEqualTo("NewReplicaSetAvailable");
        for (ReplicaSet set : world.replicaSets().list().items()) {
            assertThat(set.spec().replicas())
                    .contains(set.equals(set(world, image).orElseThrow()) ? replicas : 0);
        }
    }

    @Test
    void aRollingUpdateStaysWithinItsLimitsAtEveryMoment() {
        world.deployment("d", 10, "strategy: {rollingUpdate: {maxSurge: 3, maxUnavailable: 2}}");
        world.run(10);
        assertRolled(world, "app:1", 10);
        Witness witness = new Witness(world);
        roll("app:2");
        world.run(60);
        assertRolled(world, "app:2", 10);
        assertThat(witness.most()).isEqualTo(13);
        assertThat(witness.fewestAvailable()).isEqualTo(8);
        assertThat(set("app:2").metadata().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "2")
                .containsEntry("deployment.kubernetes.io/max-replicas", "13");
        assertThat(deployment().metadata().annotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(deployment().metadata().generation())
                .as("annotations are reported")
                .isEqualTo(2);
        assertThat(status().observedGeneration()).isEqualTo(2);
        String created = set("app:2").name();
        assertThat(world.events("Deployment"))
                .contains("Normal ScalingReplicaSet: Scaled up replica set "
                        + set("app:1").name() + " from 0 to 10")
                .contains(
                        "Normal ScalingReplicaSet: Scaled up replica set " + created + " from 0 to 3",
                        "Normal ScalingReplicaSet: Scaled down replica set "
                                + set("app:1").name() + " from 10 to 8",
                        "Normal ScalingReplicaSet: Scaled up replica set " + created + " from 3 to 5");
    }

    @Test
    void watchesThatLagMakeARolloutSlowerButNotUnsafe() {
        for (int seed = 1; seed <= 8; seed++) {
            WorkloadWorld slow = world(seed);
            Entropy chance = slow.kernel.root().entropy();
            slow.lag.delay(() -> Duration.ofMillis(chance.below(4000)));
            slow.deployment("d", 6, "strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 1}}");
            slow.run(120);
            assertRolled(slow, "app:1", 6);
            Witness witness = new Witness(slow);
            roll(slow, "app:2");
            slow.run(300);
            assertRolled(slow, "app:2", 6);
            assertThat(witness.most()).isLessThanOrEqualTo(8);
            assertThat(witness.fewestAvailable()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void aCrashBetweenAnyTwoWritesIsMadeUpFor() {
        for (int crash = 1; crash <= 40; crash += 3) {
            WorkloadWorld fresh = world(crash);
            fresh.deployment("d", 3, "");
            fresh.run(10);
            Witness witness = new Witness(fresh);
            int when = crash;
            int[] writes = new int[1];
            fresh.transport.before(request -> {
                if (request.verb().isWrite() && ++writes[0] == when) {
                    fresh.kernel.at(fresh.time(), "crash", fresh::restart);
                    fresh.kernel.elapse(Duration.ofMillis(1));
                }
            });
            roll(fresh, "app:2");
            fresh.run(120);
            assertRolled(fresh, "app:2", 3);
            assertThat(witness.most()).isLessThanOrEqualTo(4);
            assertThat(witness.fewestAvailable()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void recreatingNeverMixesOldAndNew() {
        world.deployment("d", 3, "strategy: {type: Recreate}");
        world.run(10);
        Witness witness = new Witness(world);
        roll("app:2");
        world.run(30);
        assertRolled(world, "app:2", 3);
        assertThat(witness.mixed()).isEmpty();
        assertThat(witness.most()).isEqualTo(3);
    }

    @Test
    void aTemplateThatIsAppliedAgainIsTheLatestRevision() {
        world.deployment("d", 2, "");
        world.run(10);
        roll("app:2");
        world.run(30);
        String first = set("app:1").uid();
        roll("app:1");
        world.run(30);
        assertRolled(world, "app:1", 2);
        assertThat(world.replicaSets().list().items()).hasSize(2);
        assertThat(set("app:1").uid()).isEqualTo(first);
        assertThat(set("app:1").metadata().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "3")
                .containsEntry("deployment.kubernetes.io/revision-history", "1");
        assertThat(deployment().metadata().annotations()).containsEntry("deployment.kubernetes.io/revision", "3");
    }

    @Test
    void whileItIsPausedItScalesButDoesNotRoll() {
        world.deployment("d", 2, "");
        world.run(10);
        world.deployments().patch("d", PatchType.MERGE, "{spec: {paused: true}}");
        roll("app:2");
        world.deployments().scale("d", 4);
        world.run(30);
        assertThat(world.pods())
                .hasSize(4)
                .allMatch(pod -> image(pod.spec().containers().get(0).image()).equals("app:1"));
        assertThat(progressing()).isEqualTo("DeploymentPaused");
        assertThat(status().updatedReplicas()).isZero();
        world.deployments().patch("d", PatchType.MERGE, "{spec: {paused: false}}");
        world.run(60);
        assertRolled(world, "app:2", 4);
    }

    @Test
    void scalingInTheMiddleOfARolloutIsShared() {
        world.runner.starts(pod -> image(pod.spec().containers().get(0).image()).equals("app:1"));
        world.deployment("d", 10, "strategy: {rollingUpdate: {maxSurge: 3, maxUnavailable: 2}}");
        world.run(10);
        roll("app:2");
        world.run(30);
        assertThat(set("app:1").spec().replicas()).contains(8);
        assertThat(set("app:2").spec().replicas()).contains(5);
        world.deployments().scale("d", 15);
        world.run(30);
        assertThat(set("app:1").spec().replicas()).contains(11);
        assertThat(set("app:2").spec().replicas()).contains(7);
        world.runner.starts(pod -> true);
        roll("app:3");
        world.run(120);
        assertRolled(world, "app:3", 15);
    }

    @Test
    void aRolloutThatIsStuckIsLateAfterItsDeadlineToTheSecond() {
        world.runner.starts(pod -> image(pod.spec().containers().get(0).image()).equals("app:1"));
        world.deployment("d", 3, "progressDeadlineSeconds: 60");
        world.run(10);
        roll("app:2");
        world.run(60);
        assertThat(progressing()).isEqualTo("ReplicaSetUpdated");
        world.run(2);
        assertThat(progressing()).isEqualTo("ProgressDeadlineExceeded");
        assertThat(Conditions.reason(status(), Conditions.AVAILABLE)).isEqualTo("MinimumReplicasAvailable");
        roll("app:1");
        world.run(30);
        assertRolled(world, "app:1", 3);
    }

    @Test
    void aNameThatIsTakenIsAvoided() {
        world.deployment("d", 2, "");
        world.run(10);
        String name = set("app:1").name();
        world.deployments().delete("d");
        world.replicaSets().delete(name);
        world.run(10);
        world.create(
                ReplicaSet.class,
                "{metadata: {name: " + name + "}, spec: {replicas: 0, selector: {matchLabels: {app: other}},"
                        + " template: {metadata: {labels: {app: other}}, spec: {containers: [{name: c, image: x:1}]}}}}");
        Deployment again = world.deployment("d", 2, "");
        world.run(30);
        assertThat(status().collisionCount()).contains(1);
        ReplicaSet current = world.replicaSets().list().items().stream()
                .filter(it -> Owners.isControlledBy(it, again))
                .findFirst()
                .orElseThrow();
        assertThat(current.name()).isNotEqualTo(name);
        assertThat(Progress.isComplete(deployment(), status())).isTrue();
    }

    @Test
    void aReplicaSetThatIsRefusedIsReportedAndTriedAgain() {
        boolean[] full = {true};
        world.transport.before(request -> {
            if (full[0] && isCreation(request)) throw Refusals.forbidden(request.resource(), "", "exceeded quota: q");
        });
        world.deployment("d", 2, "");
        world.run(10);
        assertThat(progressing()).isEqualTo("ReplicaSetCreateError");
        assertThat(world.events("Deployment"))
                .first()
                .asString()
                .matches("Warning ReplicaSetCreateError: Failed to create new replica set \"d-\\w+\":"
                        + " replicasets.apps is forbidden: exceeded quota: q");
        full[0] = false;
        world.run(200);
        assertRolled(world, "app:1", 2);
    }

    private static boolean isCreation(ApiRequest request) {
        return request.verb() == Verb.CREATE && request.resource().type() == ReplicaSet.class;
    }

    @Test
    void aReplicaSetWhoseCreationWasNotAnsweredIsTheOne() {
        int[] lost = new int[1];
        world.transport.loseAnswer(request -> isCreation(request) && lost[0]++ < 1);
        world.deployment("d", 2, "");
        world.run(30);
        assertRolled(world, "app:1", 2);
        assertThat(world.replicaSets().list().items()).hasSize(1);
        assertThat(status().collisionCount()).isEmpty();
    }

    @Test
    void itAdoptsReplicaSetsThatItSelects() {
        Deployment first = world.deployment("d", 2, "");
        world.run(10);
        String uid = set("app:1").uid();
        world.deployments().delete("d");
        ReplicaSet orphan = world.replicaSets()
                .edit(set("app:1").name(), it -> it.withMetadata(it.metadata().withOwnerReferences()));
        assertThat(Owners.controllerOf(orphan)).isEmpty();
        Deployment second = world.deployment("d", 2, "");
        world.run(10);
        assertThat(second.uid()).isNotEqualTo(first.uid());
        assertThat(set("app:1").uid()).isEqualTo(uid);
        assertThat(Owners.isControlledBy(set("app:1"), second)).isTrue();
        assertRolled(world, "app:1", 2);
    }

    @Test
    void oldReplicaSetsAreForgottenBeyondTheLimit() {
        world.deployment("d", 1, "revisionHistoryLimit: 2");
        for (int version = 2; version <= 6; version++) {
            world.run(30);
            roll("app:" + version);
        }
        world.run(30);
        assertThat(world.replicaSets().list().items().stream()
                        .map(it -> it.metadata().annotations().get("deployment.kubernetes.io/revision"))
                        .sorted())
                .containsExactly("4", "5", "6");
    }

    @Test
    void inAQuietClusterItDoesNothing() {
        world.deployment("d", 3, "");
        world.run(120);
        int calls = world.transport.calls().size();
        world.run(30 * 86_400);
        List<ApiRequest> later =
                world.transport.calls().subList(calls, world.transport.calls().size());
        assertThat(later).allMatch(request -> request.verb() == Verb.WATCH);
        assertThat(world.pods()).extracting(Pod::name).hasSize(3);
    }
}
