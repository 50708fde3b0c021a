package dev.coracle.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiException;
import dev.coracle.client.TestServer;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.Stage;
import dev.coracle.model.IntOrString;
import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {
    private static final Map<String, String> APP = Collections.singletonMap("app", "a");
    private static final LabelSelector SELECTOR =
            LabelSelector.builder().matchLabels(APP).build();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage(new DisruptionController());

    @Test
    void thePercentageIsOfWhatTheDeploymentWants() {
        ReplicaSet set = deploymentOf(4);
        for (int i = 0; i < 4; i++) pod("p" + i, set);
        budget(PodDisruptionBudgetSpec.builder().maxUnavailable(IntOrString.of("30%")));
        stage.start();
        PodDisruptionBudgetStatus status = status();
        assertThat(status.expectedPods()).isEqualTo(4);
        assertThat(status.currentHealthy()).isEqualTo(4);
        assertThat(status.desiredHealthy()).isEqualTo(2);
        assertThat(status.disruptionsAllowed()).isEqualTo(2);
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(status.conditions())
                .extracting(it -> it.status() + " " + it.reason() + " " + it.message() + it.observedGeneration())
                .containsExactly("True SufficientPods 1");
    }

    @Test
    void podsThatNobodyManagesAreToldOf() {
        stage.pod("lone", "n", APP);
        budget(PodDisruptionBudgetSpec.builder().maxUnavailable(IntOrString.of(1)));
        stage.start();
        PodDisruptionBudgetStatus status = status();
        assertThat(status.expectedPods()).isZero();
        assertThat(status.currentHealthy()).isEqualTo(1);
        assertThat(status.conditions().get(0).reason()).isEqualTo("InsufficientPods");
        assertThat(stage.events("PodDisruptionBudget"))
                .containsExactly("UnmanagedPods: Pods selected by this PodDisruptionBudget (selector:"
                        + " &LabelSelector{MatchLabels:map[string]string{app: a,},MatchExpressions:"
                        + "[]LabelSelectorRequirement{},}) were found to be unmanaged. As a result, the status of the"
                        + " PDB cannot be calculated correctly, which may result in undefined behavior. To account for"
                        + " these pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
    }

    @Test
    void aManagerThatIsNotThereMakesTheBudgetFail() {
        ReplicaSet set = deploymentOf(1);
        pod("p", set);
        stage.client().replicaSets("default").delete(set.name());
        budget(PodDisruptionBudgetSpec.builder().maxUnavailable(IntOrString.of(1)));
        stage.start();
        assertThat(status().conditions().get(0).reason()).isEqualTo("SyncFailed");
        assertThat(status().conditions().get(0).message()).isEqualTo("found no controllers for pod \"p\"");
        assertThat(stage.events("PodDisruptionBudget"))
                .containsExactly("CalculateExpectedPodCountFailed: Failed to calculate the number of expected pods:"
                        + " found no controllers for pod \"p\"");
    }

    @Test
    void aBudgetWithoutPodsSaysSo() {
        budget(PodDisruptionBudgetSpec.builder().minAvailable(IntOrString.of(1)));
        stage.start();
        assertThat(status().disruptionsAllowed()).isZero();
        assertThat(stage.events("PodDisruptionBudget")).containsExactly("NoPods: No matching pods found");
    }

    @Test
    void evictionsAreAllowedOneByOne() {
        ReplicaSet set = deploymentOf(3);
        for (int i = 0; i < 3; i++) pod("p" + i, set);
        budget(PodDisruptionBudgetSpec.builder().maxUnavailable(IntOrString.of(1)));
        stage.start();
        evict("p0");
        assertThat(evictionIsRefused("p1")).isTrue();
        stage.run(SECOND);
        assertThat(status().disruptionsAllowed()).isZero();
        assertThat(status().disruptedPods()).isEmpty();
        stage.client()
                .pods("default")
                .delete("p0", DeleteOptions.builder().gracePeriodSeconds(0L).build());
        pod("p3", set);
        stage.run(SECOND);
        assertThat(status().disruptionsAllowed()).isEqualTo(1);
        evict("p1");
    }

    @Test
    void aPodThatStaysThoughItsEvictionWasAllowedCountsAgainAfterTwoMinutes() {
        ReplicaSet set = deploymentOf(2);
        pod("p0", set);
        pod("p1", set);
        budget(PodDisruptionBudgetSpec.builder().maxUnavailable(IntOrString.of(1)));
        stage.start();
        stage.client()
                .podDisruptionBudgets("default")
                .status()
                .edit(
                        "b",
                        budget -> budget.withStatus(budget.status()
                                .withDisruptionsAllowed(0)
                                .withDisruptedPods(Collections.singletonMap(
                                        "p0", new Time(stage.clock().now())))));
        stage.run(Duration.ofSeconds(119));
        assertThat(status().disruptionsAllowed()).isZero();
        stage.run(Duration.ofSeconds(3));
        assertThat(status().disruptionsAllowed()).isEqualTo(1);
        assertThat(stage.events("Pod"))
                .containsExactly("NotDeleted: Pod was expected by PDB default/default to be deleted but it wasn't");
    }

    @Test
    void aMarkThatCameToNothingIsLiftedAfterTwoMinutes() {
        Pod pod = stage.pod("p", "n", APP);
        stage.start();
        PodCondition mark = PodCondition.builder()
                .type("DisruptionTarget")
                .status("True")
                .reason("PreemptionByScheduler")
                .build();
        stage.client()
                .pods()
                .updateStatus(pod.withStatus(
                        PodConditions.with(pod.status(), mark, stage.clock().now())));
        stage.run(Duration.ofSeconds(118));
        assertThat(mark().status()).isEqualTo("True");
        stage.run(Duration.ofSeconds(4));
        assertThat(mark().status()).isEqualTo("False");
    }

    private PodCondition mark() {
        return PodConditions.find(stage.client().pods("default").get("p").status(), "DisruptionTarget")
                .orElseThrow();
    }

    private void evict(String name) {
        stage.client().pods("default").evict(name);
    }

    private boolean evictionIsRefused(String name) {
        try {
            evict(name);
            return false;
        } catch (ApiException e) {
            return e.code() == 429;
        }
    }

    private void budget(PodDisruptionBudgetSpec.Builder spec) {
        stage.client()
                .of(PodDisruptionBudget.class)
                .create(PodDisruptionBudget.builder()
                        .metadata(named("b"))
                        .spec(spec.selector(SELECTOR).build())
                        .build());
    }

    private PodDisruptionBudgetStatus status() {
        return stage.client().podDisruptionBudgets("default").get("b").status();
    }

    private Pod pod(String name, ApiObject owner) {
        Pod pod = TestServer.pod(name, APP);
        return stage.pod(pod.withMetadata(pod.metadata().withOwnerReferences(Owners.controllerReference(owner))), "n");
    }

    private ReplicaSet deploymentOf(int replicas) {
        PodTemplateSpec template = PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder().labels(APP).build())
                .spec(TestServer.pod("x", APP).spec())
                .build();
        Deployment deployment = stage.client()
                .of(Deployment.class)
                .create(Deployment.builder()
                        .metadata(named("d"))
                        .spec(DeploymentSpec.builder()
                                .replicas(replicas)
                                .selector(SELECTOR)
                                .template(template)
                                .build())
                        .build());
        return stage.client()
                .of(ReplicaSet.class)
                .create(ReplicaSet.builder()
                        .metadata(named("d-1").withOwnerReferences(Owners.controllerReference(deployment)))
                        .spec(ReplicaSetSpec.builder()
                                .replicas(replicas + 5)
                                .selector(SELECTOR)
                                .template(template)
                                .build())
                        .build());
    }

    private static ObjectMeta named(String name) {
        return ObjectMeta.builder().namespace("default").name(name).build();
    }
}
