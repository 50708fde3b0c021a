package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ListOptions;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Verb;
import dev.coracle.client.Client;
import dev.coracle.client.Pods;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.ReplicationControllerSpec;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletesTest {
    private static final String HOLD = "example.com/hold";
    private static final DeleteOptions PLAIN = DeleteOptions.builder().build();

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = TestServer.guarded(kernel.root(), "default");
    private final Client client = server.client();
    private final Resources<ConfigMap> maps = client.configMaps("default");
    private final Pods pods = client.pods("default");

    private ApiResponse.Done delete(ApiObject object, DeleteOptions options) {
        ApiResponse response =
                server.server().call(TestServer.request(Verb.DELETE, object, "").withBody(new Body.Typed(options)));
        if (response instanceof ApiResponse.Done done) return done;
        throw new AssertionError(response);
    }

    private static DeleteOptions policy(String policy) {
        return DeleteOptions.builder().propagationPolicy(policy).build();
    }

    private static DeleteOptions grace(long seconds) {
        return DeleteOptions.builder().gracePeriodSeconds(seconds).build();
    }

    private static <T extends ApiObject> Instant deletion(T object) {
        return object.metadata().deletionTimestamp().orElseThrow().instant();
    }

    private Instant start() {
        return kernel.options().start();
    }

    private ConfigMap held(String name, String... finalizers) {
        ConfigMap map = configMap(name, "1");
        return maps.create(map.withMetadata(map.metadata().withFinalizers(finalizers)));
    }

    @Nested
    class AtOnce {
        @Test
        void theAnswerIsAStatusThatNamesTheObject() {
            ConfigMap made = maps.create(configMap("a", "1"));
            ApiResponse.Done done = delete(made, PLAIN);
            assertThat(done.code()).isEqualTo(200);
            Status status = (Status) done.body();
            assertThat(status.status()).contains("Success");
            StatusDetails details = status.details().orElseThrow();
            assertThat(details.name()).contains("a");
            assertThat(details.kind()).contains("configmaps");
            assertThat(details.uid()).contains(made.uid());
            assertThat(maps.find("a")).isEmpty();
        }

        @Test
        void someKindsAnswerWithTheObject() {
            assertThat(delete(client.serviceAccounts("default").get("default"), PLAIN)
                            .body()
                            .kind())
                    .isEqualTo("ServiceAccount");
        }

        @Test
        void whatIsNotThereIsNotFound() {
            assertThat(Refusal.of(() -> maps.delete("a"))).isEqualTo("404 NotFound: configmaps \"a\" not found");
        }

        @Test
        void aRequestNeedsNoBody() {
            ConfigMap made = maps.create(configMap("a", "1"));
            assertThat(server.server().call(TestServer.request(Verb.DELETE, made, "")))
                    .isInstanceOf(ApiResponse.Done.class);
        }

        @Test
        void optionsNeedNotSayTheirKind() {
            ConfigMap made = maps.create(configMap("a", "1"));
            ApiRequest request = TestServer.request(Verb.DELETE, made, "")
                    .withBody(new Body.Raw(
                            Yaml.parse("{propagationPolicy: Background}").get(0)));
            assertThat(server.server().call(request)).isInstanceOf(ApiResponse.Done.class);
        }
    }

    @Nested
    class Options {
        @Test
        void preconditionsNameAnObjectAndARevision() {
            ConfigMap made = maps.create(configMap("a", "1"));
            Preconditions other = Preconditions.builder().uid("other").build();
            assertThat(Refusal.of(() -> maps.delete("a", PLAIN.withPreconditions(other))))
                    .isEqualTo("409 Conflict: Operation cannot be fulfilled on ConfigMap \"a\": the UID in the"
                            + " precondition (other) does not match the UID in record (" + made.uid()
                            + "). The object might have been deleted and then recreated");
            Preconditions old = Preconditions.builder().resourceVersion("1").build();
            assertThat(Refusal.of(() -> maps.delete("a", PLAIN.withPreconditions(old))))
                    .isEqualTo("409 Conflict: Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in"
                            + " the precondition (1) does not match the ResourceVersion in record ("
                            + made.resourceVersion() + "). The object might have been modified");
            Preconditions exact = Preconditions.builder()
                    .uid(made.uid())
                    .resourceVersion(made.resourceVersion())
                    .build();
            maps.delete("a", PLAIN.withPreconditions(exact));
            assertThat(maps.find("a")).isEmpty();
        }

        @Test
        void onesThatSayNothingKnownAreInvalid() {
            maps.create(configMap("a", "1"));
            DeleteOptions both = policy("Sideways").withOrphanDependents(true).withDryRun("Some");
            assertThat(Refusal.of(() -> maps.delete("a", both)))
                    .startsWith("422 Invalid: DeleteOptions.meta.k8s.io \"\" is invalid: [propagationPolicy: Invalid"
                            + " value: \"Sideways\": orphanDependents and deletionPropagation cannot be both set,"
                            + " propagationPolicy: Unsupported value: \"Sideways\": supported values: \"Foreground\","
                            + " \"Background\", \"Orphan\", \"nil\", dryRun: Unsupported value: ")
                    .endsWith(": supported values: \"All\"]");
            assertThat(maps.find("a")).isPresent();
        }

        @Test
        void oneInTheBodyCanAskToChangeNothing() {
            ConfigMap made = maps.create(configMap("a", "1"));
            DeleteOptions dry = DeleteOptions.builder().addDryRun("All").build();
            assertThat(delete(made, dry).code()).isEqualTo(200);
            assertThat(maps.get("a")).isEqualTo(made);
            maps.deleteCollection(ListOptions.ALL, dry);
            assertThat(maps.get("a")).isEqualTo(made);
            Pod pod = pods.create(pod("p", Map.of()));
            pods.evict("p", dry);
            assertThat(pods.get("p")).isEqualTo(pod);
        }
    }

    @Nested
    class Finalizers {
        @Test
        void keepAnObjectUntilTheLastIsGone() {
            ConfigMap made = held("a", HOLD, "example.com/other");
            ApiResponse.Done done = delete(made, PLAIN);
            assertThat(done.code()).isEqualTo(200);
            ConfigMap marked = (ConfigMap) done.body();
            assertThat(deletion(marked)).isEqualTo(start());
            assertThat(marked.metadata().deletionGracePeriodSeconds()).contains(0L);
            assertThat(delete(made, PLAIN).body())
                    .as("deleting again changes nothing")
                    .isEqualTo(marked);
            maps.edit("a", it -> it.withMetadata(it.metadata().withFinalizers(HOLD)));
            assertThat(maps.find("a")).isPresent();
            Follower follower = Follower.of(
                    server.transport(), ConfigMap.class, ListOptions.ALL.withFieldSelector("metadata.name=a"));
            follower.told();
            ConfigMap last = maps.edit("a", it -> it.withMetadata(it.metadata().withFinalizers()));
            assertThat(last.metadata().finalizers()).isEmpty();
            assertThat(maps.find("a")).isEmpty();
            kernel.runUntil(kernel.time());
            long revision = server.store().currentRevision();
            assertThat(last.resourceVersion()).isEqualTo(Long.toString(revision));
            assertThat(follower.told()).containsExactly("DELETED a@" + revision);
        }

        @Test
        void canOnlyGoWhileTheObjectIsBeingDeleted() {
            delete(held("a", HOLD), PLAIN);
            assertThat(Refusal.of(() ->
                            maps.edit("a", it -> it.withMetadata(it.metadata().withFinalizers(HOLD, "example.com/b")))))
                    .isEqualTo("422 Invalid: ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new"
                            + " finalizers can be added if the object is being deleted, found new finalizers"
                            + " []string{\"example.com/b\"}");
        }

        @Test
        void aDeletionCannotBeTakenBackOrMoved() {
            ConfigMap marked = (ConfigMap) delete(held("a", HOLD), PLAIN).body();
            ObjectMeta cleared = marked.metadata()
                    .withDeletionTimestamp(Optional.empty())
                    .withDeletionGracePeriodSeconds(Optional.empty());
            ConfigMap after = maps.update(marked.withMetadata(cleared).withData(Map.of("value", "2")));
            assertThat(deletion(after)).isEqualTo(start());
            assertThat(after.metadata().deletionGracePeriodSeconds()).contains(0L);
            assertThat(Refusal.of(() ->
                            maps.update(after.withMetadata(after.metadata().withDeletionGracePeriodSeconds(9)))))
                    .contains("metadata.deletionGracePeriodSeconds: Invalid value: 9: field is immutable");
        }

        @Test
        void anUpdateCannotBeginADeletion() {
            ConfigMap made = maps.create(configMap("a", "1"));
            assertThat(Refusal.of(() -> maps.update(made.withMetadata(made.metadata()
                            .withDeletionTimestamp(made.metadata().creationTimestamp())))))
                    .contains("metadata.deletionTimestamp: Invalid value: ")
                    .contains("field is immutable");
        }

        @ParameterizedTest
        @CsvSource({
            "Foreground, foregroundDeletion",
            "Orphan, orphan",
        })
        void aPolicyThatOthersCarryOutKeepsTheObjectForThem(String policy, String finalizer) {
            ConfigMap made = maps.create(configMap("a", "1"));
            ConfigMap marked = (ConfigMap) delete(made, policy(policy)).body();
            assertThat(marked.metadata().finalizers()).containsExactly(finalizer);
            assertThat(deletion(marked)).isEqualTo(start());
            delete(made, policy("Background"));
            assertThat(maps.find("a")).as("the last policy counts").isEmpty();
        }

        @Test
        void theOldWayToOrphanIsKnown() {
            ConfigMap made = maps.create(configMap("a", "1"));
            DeleteOptions orphan = PLAIN.withOrphanDependents(true);
            assertThat(((ConfigMap) delete(made, orphan).body()).metadata().finalizers())
                    .containsExactly("orphan");
            assertThat(delete(made, PLAIN.withOrphanDependents(false)).code()).isEqualTo(200);
            assertThat(maps.find("a")).isEmpty();
            ConfigMap held = held("b", HOLD);
            assertThat(delete(held, PLAIN.withOrphanDependents(false)).code())
                    .as("accepted, since it lingers")
                    .isEqualTo(202);
        }

        @Test
        void someKindsLeaveTheirDependentsAndSomeHaveNone() {
            ReplicationController controller = client.replicationControllers("default")
                    .create(ReplicationController.builder()
                            .metadata(ObjectMeta.builder()
                                    .name("rc")
                                    .namespace("default")
                                    .build())
                            .spec(ReplicationControllerSpec.builder()
                                    .selector(Map.of("app", "web"))
                                    .template(template())
                                    .build())
                            .build());
            ApiObject marked = (ApiObject) delete(controller, PLAIN).body();
            assertThat(marked.metadata().finalizers()).containsExactly("orphan");
            assertThat(marked.metadata().generation()).isEqualTo(2);
            Event event = client.events("default")
                    .create(Event.builder()
                            .metadata(ObjectMeta.builder()
                                    .name("e")
                                    .namespace("default")
                                    .build())
                            .involvedObject(ObjectReference.builder()
                                    .namespace("default")
                                    .build())
                            .build());
            delete(event, policy("Orphan"));
            assertThat(client.events("default").find("e")).isEmpty();
        }

        private PodTemplateSpec template() {
            return PodTemplateSpec.builder()
                    .metadata(ObjectMeta.builder().labels(Map.of("app", "web")).build())
                    .spec(pod("x", Map.of()).spec())
                    .build();
        }
    }

    @Nested
    class Graceful {
        @BeforeEach
        void bind() {
            Pod pod = pod("p", Map.of());
            PodSpec spec = pod.spec().withTerminationGracePeriodSeconds(60);
            pods.create(pod.withSpec(spec));
            pods.bind("p", "n1");
        }

        private Pod deleted(DeleteOptions options) {
            return (Pod) delete(pods.get("p"), options).body();
        }

        private void phase(String phase) {
            pods.status().edit("p", it -> it.withStatus(it.status().withPhase(phase)));
        }

        @Test
        void aPodGetsTheTimeItAsksFor() {
            Pod marked = deleted(PLAIN);
            assertThat(marked.metadata().deletionGracePeriodSeconds()).contains(60L);
            assertThat(deletion(marked)).isEqualTo(start().plusSeconds(60));
            assertThat(pods.get("p")).isEqualTo(marked);
        }

        @Test
        void orWhatTheDeletionSays() {
            assertThat(deletion(deleted(grace(5)))).isEqualTo(start().plusSeconds(5));
        }

        @Test
        void aNegativeTimeIsASecond() {
            assertThat(deletion(deleted(grace(-1)))).isEqualTo(start().plusSeconds(1));
        }

        @Test
        void noTimeIsAtOnce() {
            Pod last = deleted(grace(0));
            assertThat(pods.find("p")).isEmpty();
            assertThat(deletion(last)).isEqualTo(start());
            assertThat(last.resourceVersion())
                    .isEqualTo(Long.toString(server.store().currentRevision()));
        }

        @Test
        void theTimeCanOnlyBeShortened() {
            Pod first = deleted(grace(40));
            kernel.runUntil(Duration.ofSeconds(10));
            assertThat(deleted(PLAIN)).as("says no time").isEqualTo(first);
            assertThat(deleted(grace(50))).isEqualTo(first);
            assertThat(deleted(policy("Foreground"))).as("waits as it began").isEqualTo(first);
            Pod shortened = deleted(grace(20));
            assertThat(deletion(shortened)).isEqualTo(start().plusSeconds(20));
            assertThat(shortened.metadata().deletionGracePeriodSeconds()).contains(20L);
            assertThat(shortened.metadata().generation())
                    .isEqualTo(first.metadata().generation());
            deleted(grace(0));
            assertThat(pods.find("p")).isEmpty();
        }

        @Test
        void theTimeTheDeletionSaidOutlastsWhatThePodAsksFor() {
            Pod first = deleted(grace(100));
            assertThat(deleted(PLAIN)).isEqualTo(first);
        }

        @Test
        void aPodThatEndsWhileItWaitsIsStillItsNodesToRemove() {
            deleted(PLAIN);
            phase("Succeeded");
            deleted(PLAIN);
            assertThat(pods.find("p")).isPresent();
        }

        @Test
        void aPodThatDoesNotRunGoesAtOnce() {
            pods.create(pod("unbound", Map.of()));
            delete(pods.get("unbound"), PLAIN);
            assertThat(pods.find("unbound")).isEmpty();
            phase("Failed");
            deleted(grace(30));
            assertThat(pods.find("p")).isEmpty();
        }

        @Test
        void finalizersHoldItBeyondItsTime() {
            pods.edit("p", it -> it.withMetadata(it.metadata().withFinalizers(HOLD)));
            deleted(PLAIN);
            Pod held = deleted(grace(0));
            assertThat(held.metadata().deletionGracePeriodSeconds()).contains(0L);
            assertThat(pods.find("p")).isPresent();
            pods.edit("p", it -> it.withMetadata(it.metadata().withFinalizers()));
            assertThat(pods.find("p")).isEmpty();
        }

        @Test
        void itsLastFinalizerGoingDoesNotCutItsTimeShort() {
            pods.edit("p", it -> it.withMetadata(it.metadata().withFinalizers(HOLD)));
            deleted(PLAIN);
            pods.edit("p", it -> it.withMetadata(it.metadata().withFinalizers()));
            assertThat(pods.find("p")).isPresent();
            deleted(grace(0));
            assertThat(pods.find("p")).isEmpty();
        }

        @Test
        void aDeletionRaisesTheGenerationOnce() {
            long before = pods.get("p").metadata().generation();
            assertThat(deleted(PLAIN).metadata().generation()).isEqualTo(before + 1);
            assertThat(deleted(grace(3)).metadata().generation()).isEqualTo(before + 1);
        }
    }

    @Nested
    class Collections {
        @Test
        void allThatIsSelectedGoesAndIsListed() {
            for (String name : List.of("a", "b", "c")) maps.create(configMap(name, "1"));
            ObjectList<ConfigMap> gone = maps.deleteCollection(
                    ListOptions.builder().fieldSelector("metadata.name!=b").build());
            assertThat(gone.items()).extracting(ApiObject::name).containsExactly("a", "c");
            assertThat(maps.list().items()).extracting(ApiObject::name).containsExactly("b");
        }

        @Test
        void otherNamespacesStay() {
            server.addNamespace("other");
            client.configMaps("other").create(configMap("other", "a", "1"));
            maps.create(configMap("a", "1"));
            maps.deleteCollection(ListOptions.ALL);
            assertThat(client.of(ConfigMap.class).list().items())
                    .extracting(ApiObject::namespace)
                    .containsExactly("other");
        }

        @Test
        void eachGoesAsItWouldAlone() {
            pods.create(pod("p", Map.of()));
            pods.create(pod("q", Map.of()));
            pods.bind("q", "n1");
            pods.deleteCollection(ListOptions.ALL, grace(7));
            assertThat(pods.find("p")).isEmpty();
            assertThat(deletion(pods.get("q"))).isEqualTo(start().plusSeconds(7));
        }

        @Test
        void namespacesGoOneByOneOnly() {
            assertThat(Refusal.of(() -> client.namespaces().deleteCollection(ListOptions.ALL)))
                    .isEqualTo("405 MethodNotAllowed: deletecollection is not supported on resources of kind"
                            + " \"namespaces\"");
        }
    }

    @Nested
    class Namespaces {
        @Test
        void terminateAndTakeInNothingNew() {
            server.addNamespace("ns");
            Namespace marked =
                    (Namespace) delete(client.namespaces().get("ns"), PLAIN).body();
            assertThat(marked.status().phase()).contains("Terminating");
            assertThat(marked.spec().finalizers()).containsExactly("kubernetes");
            Status refusal = Refusal.status(() -> client.configMaps("ns").create(configMap("ns", "a", "1")));
            assertThat(refusal.code()).isEqualTo(403);
            assertThat(refusal.message())
                    .contains("configmaps \"a\" is forbidden: unable to create new content in namespace ns because it"
                            + " is being terminated");
            assertThat(refusal.details().orElseThrow().causes())
                    .singleElement()
                    .satisfies(cause -> assertThat(cause.reason()).contains("NamespaceTerminating"));
            client.serviceAccounts("ns").edit("default", it -> it.withAutomountServiceAccountToken(false));
            client.serviceAccounts("ns").delete("default");
        }

        @Test
        void endWhenTheirFinalizerIsTakenAway() {
            server.addNamespace("ns");
            Namespace marked =
                    (Namespace) delete(client.namespaces().get("ns"), PLAIN).body();
            assertThat(delete(marked, PLAIN).body()).isEqualTo(marked);
            client.namespaces()
                    .subresource("finalize")
                    .update(marked.withSpec(marked.spec().withFinalizers()));
            assertThat(client.namespaces().find("ns")).isEmpty();
        }

        @Test
        void someAreTheClustersOwn() {
            assertThat(Refusal.of(() -> client.namespaces().delete("default")))
                    .isEqualTo("403 Forbidden: namespaces \"default\" is forbidden: this namespace may not be deleted");
        }

        @Test
        void thatAreNotThereTakeInNothing() {
            assertThat(Refusal.of(() -> client.configMaps("nowhere").create(configMap("nowhere", "a", "1"))))
                    .isEqualTo("404 NotFound: namespaces \"nowhere\" not found");
        }
    }
}
