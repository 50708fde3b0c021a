package dev.coracle.testkit.invariant.controllers;

import static dev.coracle.testkit.invariant.Things.node;
import static dev.coracle.testkit.invariant.Things.owned;
import static dev.coracle.testkit.invariant.Things.owner;
import static dev.coracle.testkit.invariant.Things.pod;
import static dev.coracle.testkit.invariant.Things.ready;
import static dev.coracle.testkit.invariant.Things.set;
import static dev.coracle.testkit.invariant.Things.tainted;
import static dev.coracle.testkit.invariant.Things.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.IntOrString;
import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.DeploymentStrategy;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.apps.RollingUpdateDeployment;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.testkit.invariant.Fed;
import dev.coracle.testkit.invariant.Hearing;
import dev.coracle.testkit.invariant.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes by hand: such that break a promise, and such that keep it. */
class ControllerPromisesTest {
    /** Wants so many pods, allows one more and none less. */
    private static Deployment deployment(int replicas) {
        return Deployment.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("shop")
                        .uid("shop")
                        .generation(1)
                        .build())
                .spec(DeploymentSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", "web")
                                .build())
                        .template(PodTemplateSpec.builder().build())
                        .strategy(DeploymentStrategy.builder()
                                .rollingUpdate(RollingUpdateDeployment.builder()
                                        .maxSurge(IntOrString.of(1))
                                        .maxUnavailable(IntOrString.of(0))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static ReplicaSet rolled(ReplicaSet set, String name) {
        return set.withMetadata(
                set.metadata().withName(name).withUid(name).withOwnerReferences(owner("Deployment", "shop")));
    }

    private static Pod serving(String name) {
        return owned(ready(pod(name, "n1"), true, "10.0.0.1"));
    }

    @Test
    void everyPromiseHasItsNameAndSentence() {
        assertThat(ControllerInvariants.all())
                .extracting(Invariant::name)
                .doesNotHaveDuplicates()
                .hasSize(12);
        assertThat(ControllerInvariants.all()).extracting(Invariant::promise).allMatch(it -> it.endsWith("."));
    }

    @Test
    void aReplicaSetGetsNoMorePodsThanItWantsOrDidAMomentAgo() {
        try (Fed fed = new Fed(new NoOvershoot())) {
            fed.at(10).put(set(2)).put(owned(pod("a", "n1"))).put(owned(pod("b", "n1")));
            fed.put(owned(ready(pod("b", "n1"), true, "10.0.0.1")));
            fed.at(20).put(set(1)).at(21).put(terminating(owned(pod("a", "n1")), fed.moment(50)));
            assertThat(fed.put(owned(pod("c", "n1"))).complaints()).isEmpty();
            assertThat(fed.at(30).put(owned(pod("d", "n1"))).complaints())
                    .containsExactly("replica set default/web has 3 pods with d");
            assertThat(fed.audit()).isEmpty();
        }
    }

    @Test
    void aDeploymentsReplicaSetsGrowNoFurtherThanItsSurge() {
        try (Fed fed = new Fed(new NoOvershoot())) {
            fed.at(10).put(deployment(3)).put(rolled(set(3), "old"));
            assertThat(fed.put(rolled(set(1), "new")).complaints()).isEmpty();
            assertThat(fed.put(rolled(set(2), "new")).complaints())
                    .singleElement()
                    .asString()
                    .contains("wants 5 pods");
        }
    }

    @Test
    void aRolloutGivesUpNoPodThatIsNeeded() {
        try (Fed fed = new Fed(new RolloutsKeepServing())) {
            fed.at(10).put(deployment(2)).put(rolled(set(2), "web"));
            fed.put(serving("a")).put(serving("b")).put(serving("c"));
            fed.at(20).put(rolled(set(1), "web")).put(terminating(serving("a"), fed.moment(50)));
            assertThat(fed.complaints()).isEmpty();
            fed.put(terminating(serving("b"), fed.moment(50)));
            assertThat(fed.complaints())
                    .containsExactly("deployment default/shop has 1 available pods when b is given up");
            assertThat(fed.audit()).isEmpty();
        }
    }

    @Test
    void anObjectHasOneControllerWhichSelectsIt() {
        Pod stranger = pod("a", "n1")
                .withMetadata(pod("a", "n1").metadata().withLabels(Collections.singletonMap("app", "other")));
        try (Fed fed = new Fed(new OwnershipIsSane())) {
            fed.put(set(1)).put(pod("b", "n1")).put(owned(pod("b", "n1"))).put(stranger);
            assertThat(fed.complaints()).isEmpty();
            assertThat(fed.put(owned(stranger)).complaints())
                    .singleElement()
                    .asString()
                    .contains("does not select it");
            Pod torn = stranger.withMetadata(
                    stranger.metadata().withOwnerReferences(owner("ReplicaSet", "web"), owner("ReplicaSet", "other")));
            assertThat(fed.put(torn).complaints()).containsExactly("Pod default/a has 2 controllers");
        }
    }

    @Test
    void nothingOwnsItselfAndNothingIsAdoptedByWhoIsBeingDeleted() {
        try (Fed fed = new Fed(new OwnershipIsSane())) {
            fed.put(rolled(set(1), "web"));
            Deployment owned = deployment(1)
                    .withMetadata(deployment(1).metadata().withOwnerReferences(owner("ReplicaSet", "web")));
            assertThat(fed.put(owned).complaints()).containsExactly("Deployment default/shop owns itself");
            assertThat(fed.audit()).hasSize(2);
            ReplicaSet going = set(1).withMetadata(set(1).metadata().withDeletionTimestamp(new Time(fed.moment(0))));
            fed.put(going).at(10).put(pod("a", "n1"));
            assertThat(fed.put(owned(pod("a", "n1"))).complaints())
                    .singleElement()
                    .asString()
                    .contains("being deleted");
        }
    }

    @Test
    void garbageIsCollectedInTheEnd() {
        try (Fed fed = new Fed(new GarbageIsCollected())) {
            fed.put(set(1)).put(owned(pod("a", "n1")));
            assertThat(fed.audit()).isEmpty();
            fed.remove(set(1));
            assertThat(fed.audit()).containsExactly("Pod default/a is left, and its owners are gone");
        }
    }

    @Test
    void generationsGoUpWhenSomethingElseIsWanted() {
        try (Fed fed = new Fed(new GenerationsAreTrue())) {
            ReplicaSet two = set(2).withMetadata(set(2).metadata().withGeneration(2));
            assertThat(fed.put(set(1)).put(two).put(two).complaints()).isEmpty();
            assertThat(fed.put(set(3).withMetadata(two.metadata())).complaints())
                    .containsExactly("ReplicaSet default/web goes from generation 2 to 2");
            ReplicaSet ahead = set(3).withMetadata(two.metadata())
                    .withStatus(ReplicaSetStatus.builder().observedGeneration(3).build());
            assertThat(fed.put(ahead).complaints())
                    .containsExactly("ReplicaSet default/web is said to have been seen at generation 3");
            assertThat(fed.audit()).hasSize(1);
        }
    }

    @Test
    void twoWritersThatUndoEachOtherAreFound() {
        Taint taint = Taint.builder().key("a").effect("NoSchedule").build();
        Node plain = node("n1", "True");
        Node tainted = tainted(plain, taint);
        Hearing fast = new Hearing(new NoFight());
        fast.see(Node.class, plain, 1);
        List<String> complaints = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            fast.pass(Duration.ofSeconds(1));
            complaints.addAll(fast.see(Node.class, tainted, 2L * i));
            complaints.addAll(fast.see(Node.class, plain, 2L * i + 1));
        }
        assertThat(complaints).isNotEmpty().allMatch(it -> it.startsWith("NoFight: Node n1 goes to and fro"));

        Hearing slow = new Hearing(new NoFight());
        slow.see(Node.class, plain, 1);
        for (int i = 1; i < 9; i++) {
            slow.pass(Duration.ofSeconds(9));
            assertThat(slow.see(Node.class, tainted, 2L * i)).isEmpty();
            slow.pass(Duration.ofSeconds(11));
            assertThat(slow.see(Node.class, plain, 2L * i + 1)).isEmpty();
        }
    }

    @Test
    void peopleMayChangeTheirMinds() {
        Taint taint = Taint.builder().key("a").effect("NoSchedule").build();
        try (Fed fed = new Fed(new NoFight())) {
            fed.put(node("n1", "True"));
            for (int i = 1; i < 4; i++) {
                fed.at(i).put(tainted(node("n1", "True"), taint)).put(node("n1", "True"));
            }
            assertThat(fed.complaints()).isEmpty();
        }
    }

    @Test
    void replicasConvergeAndStatusesSaySo() {
        try (Fed fed = new Fed(new ReplicasConverge())) {
            ReplicaSet told = set(1).withStatus(ReplicaSetStatus.builder()
                    .replicas(1)
                    .readyReplicas(1)
                    .observedGeneration(1)
                    .build());
            fed.put(told).put(serving("a")).put(node("n1", "True"));
            assertThat(fed.audit()).isEmpty();
            Pod well = owned(ready(pod("a", "n1"), false, "10.0.0.1"));
            well = well.withStatus(well.status()
                    .withContainerStatuses(ContainerStatus.builder()
                            .name("main")
                            .image("app")
                            .ready(true)
                            .build()));
            fed.put(well.withSpec(
                    well.spec().withContainers(Container.builder().name("main").build())));
            assertThat(fed.audit()).hasSize(2).anyMatch(it -> it.contains("is not ready, and all it has is"));
            fed.remove(well);
            assertThat(fed.audit()).singleElement().asString().contains("has 0 pods");
        }
    }

    @Test
    void aBudgetSaysHowManyPodsAreHealthy() {
        PodDisruptionBudget budget = PodDisruptionBudget.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("web")
                        .uid("budget")
                        .build())
                .spec(PodDisruptionBudgetSpec.builder()
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", "web")
                                .build())
                        .build())
                .status(PodDisruptionBudgetStatus.builder()
                        .currentHealthy(2)
                        .desiredHealthy(1)
                        .expectedPods(2)
                        .disruptionsAllowed(1)
                        .build())
                .build();
        try (Fed fed = new Fed(new BudgetsAreTruthful())) {
            fed.put(budget).put(serving("a")).put(serving("b"));
            assertThat(fed.audit()).isEmpty();
            fed.put(terminating(serving("b"), fed.moment(30)));
            assertThat(fed.audit()).containsExactly("disruption budget default/web says 2 healthy pods and allows 1");
        }
    }

    @Test
    void aNamespaceEnds() {
        Namespace namespace = Namespace.builder()
                .metadata(ObjectMeta.builder().name("default").uid("ns").build())
                .build();
        try (Fed fed = new Fed(new NamespacesEnd())) {
            fed.put(namespace).put(set(1)).put(node("n1", "Unknown"));
            assertThat(fed.audit()).isEmpty();
            fed.put(namespace.withMetadata(namespace.metadata().withDeletionTimestamp(new Time(fed.moment(0)))));
            assertThat(fed.audit()).containsExactly("namespace default is still terminating");
            fed.put(pod("a", "n1"));
            assertThat(fed.audit()).as("held up by a lost node").isEmpty();
            fed.remove(namespace);
            assertThat(fed.audit()).hasSize(2).allMatch(it -> it.contains("in a namespace that is not there"));
        }
    }
}
