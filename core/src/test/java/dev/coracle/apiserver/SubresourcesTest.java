package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.client.Client;
import dev.coracle.client.Pods;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.autoscaling.ScaleSpec;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.Condition;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.policy.Eviction;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.simulation.kernel.Kernel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubresourcesTest {
    private static final Map<String, String> WEB = Map.of("app", "web");
    private static final WriteOptions DRY = WriteOptions.builder().dryRun(true).build();

    private final TestServer server = new TestServer(new Kernel(1).root());
    private final Client client = server.client();
    private final Pods pods = client.pods("default");

    @Nested
    class Bindings {
        private final Pod pod = pods.create(pod("p", WEB));

        private Status refused(Binding binding) {
            return TestServer.refused(server.post(pod, "binding", binding));
        }

        private Binding binding(ObjectMeta.Builder metadata) {
            return Binding.builder()
                    .metadata(metadata.build())
                    .target(ObjectReference.builder().kind("Node").name("n1").build())
                    .build();
        }

        @Test
        void aPodComesToItsNodeOnce() {
            pods.bind("p", "n1");
            Pod bound = pods.get("p");
            assertThat(bound.spec().nodeName()).contains("n1");
            assertThat(bound.status().conditions())
                    .extracting(PodCondition::type, PodCondition::status)
                    .containsExactly(tuple("PodScheduled", "True"));
            assertThat(Refusal.of(() -> pods.bind("p", "n2")))
                    .isEqualTo("409 Conflict: Operation cannot be fulfilled on pods/binding \"p\": pod p is already"
                            + " assigned to node \"n1\"");
        }

        @Test
        void theAnswerIsASuccessWithoutTheObject() {
            ApiResponse.Done done = (ApiResponse.Done) server.post(pod, "binding", binding(ObjectMeta.builder()));
            assertThat(done.code()).isEqualTo(201);
            assertThat(((Status) done.body()).status()).contains("Success");
        }

        @Test
        void itsAnnotationsComeWithIt() {
            server.post(pod, "binding", binding(ObjectMeta.builder().annotations(Map.of("why", "best score"))));
            assertThat(pods.get("p").metadata().annotations()).containsEntry("why", "best score");
        }

        @Test
        void anotherPodOfTheNameIsNotBound() {
            assertThat(refused(binding(ObjectMeta.builder().uid("other"))).code())
                    .isEqualTo(409);
            assertThat(refused(binding(ObjectMeta.builder().resourceVersion("1")))
                            .code())
                    .isEqualTo(409);
            assertThat(refused(binding(ObjectMeta.builder().name("q"))).message())
                    .contains("name in URL does not match name in Binding object");
            assertThat(pods.get("p")).isEqualTo(pod);
        }

        @Test
        void aTargetMustBeANode() {
            Binding plain = binding(ObjectMeta.builder());
            assertThat(refused(plain.withTarget(ObjectReference.builder().build()))
                            .message())
                    .contains("target.name: Required value");
            assertThat(refused(plain.withTarget(ObjectReference.builder()
                                    .kind("Pod")
                                    .name("x")
                                    .build()))
                            .message()
                            .orElseThrow())
                    .startsWith("target.kind: Unsupported value: \"Pod\"");
        }

        @Test
        void aPodThatIsBeingDeletedOrHeldBackIsNotBound() {
            Pod held = pod("held", WEB);
            pods.create(held.withMetadata(held.metadata().withFinalizers("example.com/hold")));
            pods.delete("held");
            assertThat(Refusal.of(() -> pods.bind("held", "n1")))
                    .contains("pod held is being deleted, cannot be assigned to a host");
            Pod gated = pod("gated", WEB);
            pods.create(gated.withSpec(gated.spec()
                    .withSchedulingGates(
                            PodSchedulingGate.builder().name("example.com/wait").build())));
            assertThat(Refusal.of(() -> pods.bind("gated", "n1")))
                    .contains("pod gated has non-empty .spec.schedulingGates");
            assertThat(Refusal.of(() -> pods.bind("nobody", "n1"))).startsWith("404 NotFound: pods \"nobody\"");
        }

        @Test
        void aDryRunBindsNothing() {
            pods.with(DRY).bind("p", "n1");
            assertThat(pods.get("p")).isEqualTo(pod);
        }

        @Test
        void onlyPostingBinds() {
            assertThat(TestServer.refused(server.call(Verb.UPDATE, pod, "binding"))
                            .code())
                    .isEqualTo(405);
            assertThat(TestServer.refused(server.call(Verb.CREATE, pod, "nothing"))
                            .code())
                    .isEqualTo(404);
        }

        @Test
        void aPodsNodeIsNotToBeUpdated() {
            assertThat(Refusal.status(() -> pods.update(pod.withSpec(pod.spec().withNodeName("n1"))))
                            .code())
                    .isEqualTo(422);
        }
    }

    @Nested
    class Evictions {
        private final Resources<PodDisruptionBudget> budgets = client.podDisruptionBudgets("default");

        @BeforeEach
        void run() {
            pods.create(pod("p", WEB));
            pods.bind("p", "n1");
            report("Running", "True");
        }

        private void report(String phase, String ready) {
            pods.status()
                    .edit(
                            "p",
                            it -> it.withStatus(it.status()
                                    .withPhase(phase)
                                    .withConditions(PodCondition.builder()
                                            .type("Ready")
                                            .status(ready)
                                            .build())));
        }

        private void budget(String name, PodDisruptionBudgetStatus status) {
            PodDisruptionBudget made = budgets.create(PodDisruptionBudget.builder()
                    .metadata(
                            ObjectMeta.builder().name(name).namespace("default").build())
                    .spec(PodDisruptionBudgetSpec.builder()
                            .minAvailable(IntOrString.of(1))
                            .selector(LabelSelector.builder().matchLabels(WEB).build())
                            .build())
                    .build());
            budgets.updateStatus(made.withStatus(status));
        }

        private PodDisruptionBudgetStatus status(int allowed) {
            return PodDisruptionBudgetStatus.builder()
                    .observedGeneration(1)
                    .disruptionsAllowed(allowed)
                    .desiredHealthy(2)
                    .currentHealthy(2)
                    .expectedPods(3)
                    .build();
        }

        @Test
        void aPodWithoutABudgetIsDeletedWithItsReason() {
            pods.evict("p");
            Pod evicted = pods.get("p");
            assertThat(evicted.isTerminating()).isTrue();
            assertThat(evicted.status().conditions())
                    .filteredOn(it -> it.type().equals("DisruptionTarget"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.reason()).contains("EvictionByEvictionAPI"));
            pods.evict("p", DeleteOptions.builder().gracePeriodSeconds(0).build());
            assertThat(pods.find("p")).isEmpty();
        }

        @Test
        void aBudgetIsSpent() {
            budget("b", status(1));
            pods.evict("p");
            PodDisruptionBudgetStatus left = budgets.get("b").status();
            assertThat(left.disruptionsAllowed()).isZero();
            assertThat(left.disruptedPods()).containsOnlyKeys("p");
            assertThat(left.conditions())
                    .extracting(Condition::type, Condition::status, Condition::reason)
                    .containsExactly(tuple("DisruptionAllowed", "False", "InsufficientPods"));
        }

        @Test
        void anEmptyBudgetMeansLater() {
            budget("b", status(0));
            Status refusal = Refusal.status(() -> pods.evict("p"));
            assertThat(refusal.code()).isEqualTo(429);
            assertThat(refusal.reason()).contains("TooManyRequests");
            assertThat(refusal.message()).contains("Cannot evict pod as it would violate the pod's disruption budget.");
            assertThat(refusal.details().orElseThrow().retryAfterSeconds()).isZero();
            assertThat(refusal.details().orElseThrow().causes()).singleElement().satisfies(cause -> {
                assertThat(cause.reason()).contains("DisruptionBudget");
                assertThat(cause.message())
                        .contains("The disruption budget b needs 2 healthy pods and has 2 currently");
            });
            assertThat(pods.get("p").isTerminating()).isFalse();
        }

        @Test
        void aBudgetThatNobodyHasLookedAtMeansSoon() {
            budget("b", status(5).withObservedGeneration(0));
            Status refusal = Refusal.status(() -> pods.evict("p"));
            assertThat(refusal.code()).isEqualTo(429);
            assertThat(refusal.details().orElseThrow().retryAfterSeconds()).isEqualTo(10);
        }

        @Test
        void twoBudgetsAreTooMany() {
            budget("b", status(5));
            budget("c", status(5));
            assertThat(Refusal.of(() -> pods.evict("p")))
                    .isEqualTo("500 : This pod has more than one PodDisruptionBudget, which the eviction subresource"
                            + " does not support.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Pending", "Succeeded", "Failed"})
        void aPodThatDoesNotRunCostsNothing(String phase) {
            budget("b", status(0));
            report(phase, "False");
            pods.evict("p");
            assertThat(budgets.get("b").status().disruptedPods()).isEmpty();
        }

        @Test
        void anUnhealthyPodCostsNothingWhereEnoughAreHealthy() {
            budget("b", status(0));
            report("Running", "False");
            pods.evict("p");
            assertThat(pods.get("p").isTerminating()).isTrue();
            assertThat(budgets.get("b").status().disruptedPods()).isEmpty();
        }

        @Test
        void anUnhealthyPodCountsWhereTooFewAreHealthyUnlessThePolicySaysOtherwise() {
            budget("b", status(0).withCurrentHealthy(1));
            report("Running", "False");
            assertThat(Refusal.status(() -> pods.evict("p")).code()).isEqualTo(429);
            budgets.edit("b", it -> it.withSpec(it.spec().withUnhealthyPodEvictionPolicy("AlwaysAllow")));
            pods.evict("p");
            assertThat(pods.get("p").isTerminating()).isTrue();
        }

        @Test
        void anotherPodOfTheNameIsLeftAloneAndItsBudgetToo() {
            budget("b", status(1));
            Pod before = pods.get("p");
            Preconditions other = Preconditions.builder().uid("other").build();
            DeleteOptions options = DeleteOptions.builder().preconditions(other).build();
            assertThat(Refusal.of(() -> pods.evict("p", options)))
                    .startsWith("409 Conflict: Operation cannot be fulfilled on Pod \"p\": the UID in the precondition"
                            + " (other) does not match");
            assertThat(pods.get("p")).isEqualTo(before);
            assertThat(budgets.get("b").status().disruptionsAllowed()).isEqualTo(1);
        }

        @Test
        void aPodAtTheRightRevisionIsEvicted() {
            Preconditions exact = Preconditions.builder()
                    .resourceVersion(pods.get("p").resourceVersion())
                    .build();
            pods.evict("p", DeleteOptions.builder().preconditions(exact).build());
            assertThat(pods.get("p").isTerminating()).isTrue();
        }

        @Test
        void aDryRunAsksOnly() {
            budget("b", status(1));
            Pod before = pods.get("p");
            pods.with(DRY).evict("p");
            assertThat(pods.get("p")).isEqualTo(before);
            assertThat(budgets.get("b").status().disruptionsAllowed()).isEqualTo(1);
            budgets.status().edit("b", it -> it.withStatus(it.status().withDisruptionsAllowed(0)));
            assertThat(Refusal.status(() -> pods.with(DRY).evict("p")).code()).isEqualTo(429);
        }

        @ParameterizedTest
        @ValueSource(strings = {"policy/v1", "policy/v1beta1"})
        void oldClientsEvictToo(String version) {
            ApiRequest request = TestServer.request(Verb.CREATE, pods.get("p"), "eviction")
                    .withBody(new Body.Raw(
                            Yaml.parse("{apiVersion: " + version + ", kind: Eviction, metadata: {name: p}}")
                                    .get(0)));
            assertThat(TestServer.done(server.server().call(request)).kind()).isEqualTo("Status");
        }

        @Test
        void theNameMustBeThatOfThePath() {
            Eviction other = Eviction.builder()
                    .metadata(ObjectMeta.builder().name("q").build())
                    .build();
            assertThat(TestServer.refused(server.post(pods.get("p"), "eviction", other))
                            .message())
                    .contains("name in URL does not match name in Eviction object");
            assertThat(Refusal.of(() -> pods.evict("nobody"))).startsWith("404 NotFound: pods \"nobody\"");
        }
    }

    @Nested
    class Scales {
        private final Resources<Deployment> deployments = client.deployments("default");
        private final Deployment made = deployments.create(
                Json.strict(Deployment.class, Yaml.parse(WritesTest.DEPLOYMENT).get(0))
                        .value());

        @Test
        void saysWhatIsWantedAndThereAndHowToFindIt() {
            deployments.updateStatus(made.withStatus(made.status().withReplicas(1)));
            Scale scale = deployments.scale("web");
            assertThat(scale.spec().replicas()).isEqualTo(2);
            assertThat(scale.status().replicas()).isEqualTo(1);
            assertThat(scale.status().selector()).contains("app=web");
            assertThat(scale.uid()).isEqualTo(made.uid());
            assertThat(scale.resourceVersion()).isEqualTo(deployments.get("web").resourceVersion());
        }

        @Test
        void setsWhatIsWantedAndNothingElse() {
            assertThat(deployments.scale("web", 5).spec().replicas()).isEqualTo(5);
            Deployment after = deployments.get("web");
            assertThat(after.spec()).isEqualTo(made.spec().withReplicas(5));
            assertThat(after.metadata().generation()).isEqualTo(2);
            Scale unconditional = scale("web", 0);
            assertThat(deployments.scale(unconditional).spec().replicas()).isZero();
        }

        private Scale scale(String name, int replicas) {
            return Scale.builder()
                    .metadata(
                            ObjectMeta.builder().name(name).namespace("default").build())
                    .spec(ScaleSpec.builder().replicas(replicas).build())
                    .build();
        }

        @Test
        void anOldRevisionOrAnotherObjectIsAConflict() {
            Scale old = deployments.scale("web");
            deployments.scale("web", 5);
            assertThat(Refusal.of(() -> deployments.scale(old)))
                    .startsWith("409 Conflict: Operation cannot be fulfilled on deployments.apps \"web\"");
            Scale other = scale("web", 3);
            assertThat(Refusal.of(() -> deployments.scale(
                            other.withMetadata(other.metadata().withUid("other")))))
                    .startsWith("409 Conflict");
        }

        @Test
        void aNegativeNumberIsInvalid() {
            assertThat(Refusal.of(() -> deployments.scale("web", -1)))
                    .isEqualTo(
                            "422 Invalid: Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must"
                                    + " be greater than or equal to 0");
        }

        @Test
        void theNameMustBeThatOfThePath() {
            ApiResponse response = server.server()
                    .call(TestServer.request(Verb.UPDATE, made, "scale").withBody(new Body.Typed(scale("other", 3))));
            assertThat(TestServer.refused(response).message())
                    .contains("the name of the object (other) does not match the name on the URL (web)");
        }

        @Test
        void aDryRunAndASameNumberChangeNothing() {
            assertThat(deployments.with(DRY).scale("web", 7).spec().replicas()).isEqualTo(7);
            deployments.scale("web", 2);
            assertThat(deployments.get("web")).isEqualTo(made);
        }

        @Test
        void kindsThatDoNotScaleHaveNone() {
            assertThat(Refusal.status(() -> pods.scale("p")).code()).isEqualTo(404);
            assertThat(Refusal.status(() -> deployments.scale("nobody")).code()).isEqualTo(404);
            assertThat(TestServer.refused(server.call(Verb.CREATE, made, "scale"))
                            .code())
                    .isEqualTo(405);
        }
    }

    @Test
    void aPodsStatusKeepsItsSpecificationAndOwners() {
        Pod made = pods.create(pod("p", WEB));
        Pod reported = pods.updateStatus(made.withSpec(made.spec().withNodeName("n9"))
                .withStatus(made.status().withPhase("Running")));
        assertThat(reported.spec()).isEqualTo(made.spec());
        assertThat(reported.status().phase()).contains("Running");
        assertThat(reported.status().qosClass()).isEqualTo(made.status().qosClass());
        assertThat(List.of(pods.status().get("p"), pods.get("p"))).containsOnly(reported);
    }

    @Test
    void aStatusHasNoOtherVerbs() {
        Pod made = pods.create(pod("p", WEB));
        assertThat(TestServer.refused(server.call(Verb.CREATE, made, "status")).code())
                .isEqualTo(405);
    }
}
