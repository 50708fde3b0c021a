package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.api.WriteOptions.FieldValidation;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ManagedFieldsEntry;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.simulation.kernel.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WritesTest {
    static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default, annotations: {note: first}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers: [{name: main, image: 'app:1'}]
            """;

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final Client client = server.client();
    private final Resources<ConfigMap> maps = client.configMaps("default");
    private final Resources<Deployment> deployments = client.deployments("default");

    private static ConfigMap bare(ObjectMeta.Builder metadata) {
        return ConfigMap.builder().metadata(metadata.build()).build();
    }

    private static Deployment deployment() {
        return Json.strict(Deployment.class, Yaml.parse(DEPLOYMENT).get(0)).value();
    }

    private static <T extends ApiObject> ApiRequest.Builder raw(Verb verb, Class<T> type, String yaml) {
        return ApiRequest.builder()
                .verb(verb)
                .resource(ResourceType.of(type))
                .namespace("default")
                .body(new Body.Raw(Yaml.parse(yaml).get(0)));
    }

    private long revision() {
        return server.store().currentRevision();
    }

    @Nested
    class Creation {
        @Test
        void theServerGivesIdentityAndIgnoresThatOfTheClient() {
            ConfigMap sent = bare(ObjectMeta.builder()
                    .name("a")
                    .namespace("default")
                    .uid("mine")
                    .selfLink("/mine")
                    .generation(7)
                    .deletionGracePeriodSeconds(5));
            ObjectMeta made = maps.create(sent).metadata();
            assertThat(made.uid()).isPresent().get().isNotEqualTo("mine");
            assertThat(made.creationTimestamp().orElseThrow().instant())
                    .isEqualTo(kernel.options().start());
            assertThat(made.resourceVersion()).contains(Long.toString(revision()));
            assertThat(made.selfLink()).isEmpty();
            assertThat(made.generation()).isZero();
            assertThat(made.deletionGracePeriodSeconds()).isEmpty();
        }

        @Test
        void twoObjectsNeverShareAnIdentity() {
            String first = maps.create(configMap("a", "1")).uid();
            maps.delete("a");
            assertThat(maps.create(configMap("a", "1")).uid()).isNotEqualTo(first);
        }

        @Test
        void aNameIsMadeFromItsPrefix() {
            ConfigMap made = maps.create(bare(ObjectMeta.builder().generateName("job-")));
            assertThat(made.name()).matches("job-[bcdfghjklmnpqrstvwxz2456789]{5}");
            String prefix = "x".repeat(80);
            assertThat(maps.create(bare(ObjectMeta.builder().generateName(prefix)))
                            .name())
                    .startsWith(prefix.substring(0, 58))
                    .hasSize(63);
            assertThat(maps.create(bare(
                                    ObjectMeta.builder().generateName("job-").name("own")))
                            .name())
                    .isEqualTo("own");
        }

        @Test
        void aRevisionIsRefused() {
            ConfigMap sent = bare(ObjectMeta.builder().name("a").resourceVersion("5"));
            assertThat(Refusal.of(() -> maps.create(sent)))
                    .isEqualTo("500 : resourceVersion should not be set on objects to be created");
            assertThat(maps.create(bare(ObjectMeta.builder().name("a").resourceVersion("0")))
                            .name())
                    .isEqualTo("a");
        }

        @Test
        void aNameTakenIsRefused() {
            maps.create(configMap("a", "1"));
            assertThat(Refusal.of(() -> maps.create(configMap("a", "1"))))
                    .isEqualTo("409 AlreadyExists: configmaps \"a\" already exists");
            maps.edit("a", it -> it.withMetadata(it.metadata().withFinalizers("example.com/hold")));
            maps.delete("a");
            assertThat(Refusal.of(() -> maps.create(configMap("a", "1"))))
                    .isEqualTo("409 AlreadyExists: object is being deleted: configmaps \"a\" already exists");
        }

        @Test
        void anObjectWithoutANameIsInvalid() {
            assertThat(Refusal.of(() -> maps.create(bare(ObjectMeta.builder()))))
                    .isEqualTo("422 Invalid: ConfigMap \"\" is invalid: metadata.name: Required value: name or"
                            + " generateName is required");
        }

        @Test
        void theNamespaceIsThatOfTheRequest() {
            assertThat(maps.create(bare(ObjectMeta.builder().name("a"))).namespace())
                    .isEqualTo("default");
            ApiRequest request = TestServer.request(Verb.CREATE, configMap("a", "1"), "")
                    .withBody(new Body.Typed(configMap("other", "a", "1")));
            assertThat(TestServer.refused(server.server().call(request)).message())
                    .contains("the namespace of the provided object does not match the namespace sent on the request");
            Namespace placed = Namespace.builder()
                    .metadata(ObjectMeta.builder().name("n").namespace("x").build())
                    .build();
            assertThat(client.namespaces().create(placed).metadata().namespace())
                    .isEmpty();
        }

        @Test
        void aNamespacedObjectCannotBeMadeInNone() {
            ApiRequest request = TestServer.request(Verb.CREATE, configMap("a", "1"), "")
                    .withNamespace("")
                    .withBody(new Body.Typed(configMap("a", "1")));
            assertThat(TestServer.refused(server.server().call(request)).code()).isEqualTo(405);
        }

        @Test
        void ownersThatStandTwiceStandOnceAndAreWarnedOf() {
            OwnerReference owner = OwnerReference.builder()
                    .apiVersion("v1")
                    .kind("Pod")
                    .name("p")
                    .uid("u")
                    .build();
            ConfigMap sent =
                    bare(ObjectMeta.builder().name("a").namespace("default").addOwnerReferences(owner, owner));
            ApiResponse.Done done = (ApiResponse.Done) server.call(Verb.CREATE, sent, "");
            assertThat(((ConfigMap) done.body()).metadata().ownerReferences()).containsExactly(owner);
            assertThat(done.warnings()).singleElement().asString().contains("duplicate entries");
        }
    }

    @Nested
    class Update {
        @Test
        void anUpdateThatChangesNothingWritesNothing() {
            ConfigMap made = maps.create(configMap("a", "1"));
            long before = revision();
            assertThat(maps.update(made)).isEqualTo(made);
            assertThat(maps.update(configMap("a", "1"))).isEqualTo(made);
            assertThat(revision()).isEqualTo(before);
        }

        @Test
        void anOldRevisionIsAConflictAndNoneMeansAny() {
            ConfigMap made = maps.create(configMap("a", "1"));
            maps.update(made.withData(Map.of("value", "2")));
            assertThat(Refusal.of(() -> maps.update(made.withData(Map.of("value", "3")))))
                    .isEqualTo("409 Conflict: Operation cannot be fulfilled on configmaps \"a\": the object has been"
                            + " modified; please apply your changes to the latest version and try again");
            assertThat(maps.update(configMap("a", "4")).data()).containsEntry("value", "4");
            ConfigMap zero =
                    bare(ObjectMeta.builder().name("a").namespace("default").resourceVersion("0"));
            assertThat(maps.update(zero).data()).isEmpty();
            ConfigMap nonsense =
                    bare(ObjectMeta.builder().name("a").namespace("default").resourceVersion("x"));
            assertThat(Refusal.status(() -> maps.update(nonsense)).code()).isEqualTo(400);
        }

        @Test
        void someKindsMustSayTheirRevision() {
            Lease lease = Lease.builder()
                    .metadata(
                            ObjectMeta.builder().name("l").namespace("default").build())
                    .build();
            client.leases("default").create(lease);
            assertThat(Refusal.of(() -> client.leases("default").update(lease)))
                    .isEqualTo("422 Invalid: leases.coordination.k8s.io \"l\" is invalid: metadata.resourceVersion:"
                            + " Invalid value: 0x0: must be specified for an update");
        }

        @Test
        void anotherIdentityIsAConflict() {
            ConfigMap made = maps.create(configMap("a", "1"));
            ConfigMap other =
                    bare(ObjectMeta.builder().name("a").namespace("default").uid("other"));
            assertThat(Refusal.of(() -> maps.update(other)))
                    .startsWith("409 Conflict: Operation cannot be fulfilled on configmaps \"a\": Precondition failed:"
                            + " UID in precondition: other, UID in object meta: " + made.uid());
        }

        @Test
        void whatIsNotThereIsNotFoundUnlessTheKindIsMadeByUpdates() {
            assertThat(Refusal.of(() -> maps.update(configMap("a", "1"))))
                    .isEqualTo("404 NotFound: configmaps \"a\" not found");
            ApiResponse made = server.call(Verb.UPDATE, lease(ObjectMeta.builder()), "");
            assertThat(((ApiResponse.Done) made).code()).isEqualTo(201);
            assertThat(client.leases("default").get("l").uid()).isNotEmpty();
        }

        @Test
        void oneThatWentMeanwhileIsMadeAgainOnlyWhereAnyWillDo() {
            ApiResponse made =
                    server.call(Verb.UPDATE, lease(ObjectMeta.builder().resourceVersion("7")), "");
            assertThat(((ApiResponse.Done) made).code()).isEqualTo(201);
            Lease known = client.leases("default").get("l");
            client.leases("default").delete("l");
            assertThat(Refusal.of(() -> client.leases("default").update(known)))
                    .isEqualTo("409 Conflict: Operation cannot be fulfilled on leases.coordination.k8s.io \"l\":"
                            + " Precondition failed: UID in precondition: " + known.uid()
                            + ", UID in object meta: ");
        }

        private Lease lease(ObjectMeta.Builder metadata) {
            return Lease.builder()
                    .metadata(metadata.name("l").namespace("default").build())
                    .build();
        }

        @Test
        void nameAndNamespaceMustBeThoseOfThePath() {
            ConfigMap made = maps.create(configMap("a", "1"));
            ApiRequest request = TestServer.request(Verb.UPDATE, made, "");
            assertThat(message(request.withBody(new Body.Typed(configMap("b", "1")))))
                    .isEqualTo("the name of the object (b) does not match the name on the URL (a)");
            assertThat(message(request.withBody(new Body.Typed(bare(ObjectMeta.builder())))))
                    .isEqualTo("the name of the object (a based on URL) was undeterminable: name must be provided");
            assertThat(message(request.withBody(new Body.Typed(configMap("other", "a", "1")))))
                    .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
            assertThat(message(request.withBody(new Body.Typed(pod("a", Map.of())))))
                    .isEqualTo("the object provided is a Pod, not a ConfigMap");
        }

        private String message(ApiRequest request) {
            return TestServer.refused(server.server().call(request)).message().orElseThrow();
        }

        @Test
        void whatOnlyTheServerWritesStays() {
            ConfigMap made = maps.create(configMap("a", "1"));
            ConfigMap sent = made.withMetadata(ObjectMeta.builder()
                            .name("a")
                            .namespace("default")
                            .selfLink("/x")
                            .generation(9)
                            .build())
                    .withData(Map.of("value", "2"));
            ObjectMeta after = maps.update(sent).metadata();
            assertThat(after.uid()).contains(made.uid());
            assertThat(after.creationTimestamp()).isEqualTo(made.metadata().creationTimestamp());
            assertThat(after.selfLink()).isEmpty();
            assertThat(after.generation()).isZero();
        }

        @Test
        void managedFieldsPassThrough() {
            ManagedFieldsEntry entry = ManagedFieldsEntry.builder()
                    .manager("me")
                    .operation("Update")
                    .apiVersion("v1")
                    .fieldsType("FieldsV1")
                    .build();
            ConfigMap made = maps.create(bare(ObjectMeta.builder().name("a").addManagedFields(entry)));
            assertThat(made.metadata().managedFields()).containsExactly(entry);
            assertThat(maps.update(made.withData(Map.of("x", "y"))).metadata().managedFields())
                    .containsExactly(entry);
        }
    }

    @Nested
    class Generation {
        @Test
        void risesWithTheSpecificationOnly() {
            Deployment made = deployments.create(deployment());
            assertThat(made.metadata().generation()).isEqualTo(1);
            Deployment labelled =
                    deployments.edit("web", it -> it.withMetadata(it.metadata().withLabels(Map.of("a", "b"))));
            assertThat(labelled.metadata().generation()).isEqualTo(1);
            Deployment scaled =
                    deployments.edit("web", it -> it.withSpec(it.spec().withReplicas(5)));
            assertThat(scaled.metadata().generation()).isEqualTo(2);
            Deployment annotated = deployments.edit(
                    "web", it -> it.withMetadata(it.metadata().withAnnotations(Map.of("note", "second"))));
            assertThat(annotated.metadata().generation())
                    .as("a deployment's annotations count")
                    .isEqualTo(3);
        }

        @Test
        void staysWhenAStatusIsReportedWhateverIsReportedWithIt() {
            Deployment made = deployments.create(deployment());
            Deployment reported =
                    deployments.updateStatus(made.withStatus(made.status().withReplicas(2))
                            .withSpec(made.spec().withReplicas(9))
                            .withMetadata(made.metadata().withAnnotations(Map.of("note", "reported"))));
            assertThat(reported.status().replicas()).isEqualTo(2);
            assertThat(reported.spec()).isEqualTo(made.spec());
            assertThat(reported.metadata().annotations()).containsEntry("note", "reported");
            assertThat(reported.metadata().generation()).isEqualTo(1);
        }

        @Test
        void isNotTheClientsToSet() {
            Deployment made = deployments.create(deployment());
            Deployment sent = made.withMetadata(made.metadata().withGeneration(40));
            assertThat(deployments.update(sent)).isEqualTo(made);
        }
    }

    @Test
    void aMainEndpointLeavesTheStatusAlone() {
        Deployment sent = deployment().withStatus(deployment().status().withReplicas(3));
        Deployment made = deployments.create(sent);
        assertThat(made.status().replicas()).isZero();
        deployments.updateStatus(made.withStatus(made.status().withReplicas(2)));
        Deployment after = deployments.edit(
                "web", it -> it.withSpec(it.spec().withReplicas(4)).withStatus(made.status()));
        assertThat(after.status().replicas()).isEqualTo(2);
    }

    @Nested
    class DryRun {
        private final WriteOptions dry = WriteOptions.builder().dryRun(true).build();

        @Test
        void answersAsIfAndChangesNothing() {
            long before = revision();
            ConfigMap made = maps.with(dry).create(bare(ObjectMeta.builder().generateName("a-")));
            assertThat(made.uid()).isNotEmpty();
            assertThat(made.name()).startsWith("a-");
            assertThat(made.metadata().resourceVersion()).isEmpty();
            assertThat(revision()).isEqualTo(before);
            ConfigMap stored = maps.create(configMap("a", "1"));
            before = revision();
            ConfigMap updated = maps.with(dry).update(configMap("a", "2"));
            assertThat(updated.data()).containsEntry("value", "2");
            assertThat(updated.resourceVersion()).isEqualTo(stored.resourceVersion());
            maps.with(dry).patch("a", Body.PatchType.MERGE, "{data: {value: '3'}}");
            maps.with(dry).delete("a");
            maps.with(dry).deleteCollection(ListOptions.ALL);
            assertThat(maps.get("a")).isEqualTo(stored);
            assertThat(revision()).isEqualTo(before);
        }

        @Test
        void refusesWhatTheRealWriteWould() {
            ConfigMap made = maps.create(configMap("a", "1"));
            maps.update(configMap("a", "2"));
            assertThat(Refusal.of(() -> maps.with(dry)
                            .create(made.withMetadata(
                                    ObjectMeta.builder().name("a").build()))))
                    .startsWith("409 AlreadyExists");
            assertThat(Refusal.of(() -> maps.with(dry).update(made.withData(Map.of()))))
                    .startsWith("409 Conflict");
            assertThat(Refusal.of(() -> maps.with(dry).delete("b"))).startsWith("404 NotFound");
            assertThat(Refusal.of(() ->
                            maps.with(dry).create(bare(ObjectMeta.builder().name("A")))))
                    .startsWith("422 Invalid");
        }

        @Test
        void takesNoAddressesAndPorts() {
            Resources<Service> services = client.services("default");
            Service sent = Service.builder()
                    .metadata(
                            ObjectMeta.builder().name("s").namespace("default").build())
                    .spec(ServiceSpec.builder()
                            .type("NodePort")
                            .clusterIP("10.96.0.77")
                            .addPort(ServicePort.builder()
                                    .port(80)
                                    .nodePort(30080)
                                    .build())
                            .build())
                    .build();
            long before = revision();
            assertThat(services.with(dry).create(sent).spec().clusterIPs()).containsExactly("10.96.0.77");
            assertThat(revision()).isEqualTo(before);
            Service made = services.create(sent);
            assertThat(made.spec().ports().get(0).nodePort()).isEqualTo(30080);
            ServiceSpec moved = made.spec().withPorts(made.spec().ports().get(0).withNodePort(30081));
            services.with(dry).update(made.withSpec(moved));
            Service second = sent.withMetadata(sent.metadata().withName("t"))
                    .withSpec(moved.withClusterIP("10.96.0.78").withClusterIPs("10.96.0.78"));
            assertThat(services.create(second).spec().ports().get(0).nodePort()).isEqualTo(30081);
        }
    }

    @Nested
    class Fields {
        private static final String UNKNOWN = """
                kind: ConfigMap
                metadata: {name: a, colour: red}
                data: {x: '1'}
                shade: {of: [blue, 2]}
                """;

        @Test
        void unknownOnesAreKeptThroughUpdatesAndPatches() {
            server.server().call(raw(Verb.CREATE, ConfigMap.class, UNKNOWN).build());
            maps.edit("a", it -> it.withData(Map.of("x", "2")));
            maps.patch("a", Body.PatchType.MERGE, "{data: {'y': '3'}}");
            maps.patch("a", Body.PatchType.STRATEGIC, "{metadata: {labels: {l: v}}}");
            maps.patch("a", Body.PatchType.JSON, "[{op: add, path: /data/z, value: '4'}]");
            assertThat(text()).contains("\"shade\":{\"of\":[\"blue\",2]}").contains("\"colour\":\"red\"");
            assertThat(maps.get("a").data()).containsOnlyKeys("x", "y", "z");
            maps.patch("a", Body.PatchType.MERGE, "{shade: null}");
            assertThat(text()).doesNotContain("shade").contains("colour");
        }

        private String text() {
            return new String(Json.encode(maps.get("a")), StandardCharsets.UTF_8);
        }

        @Test
        void unknownOnesAreRefusedOrWarnedOfAsTheRequestWants() {
            ApiRequest request = raw(Verb.CREATE, ConfigMap.class, UNKNOWN).build();
            ApiResponse strict = server.server().call(request.withWrite(validation(FieldValidation.STRICT)));
            assertThat(TestServer.refused(strict).message())
                    .contains("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error:"
                            + " unknown field \"metadata.colour\", unknown field \"shade\"");
            assertThat(TestServer.refused(strict).code()).isEqualTo(400);
            ApiResponse.Done warned = (ApiResponse.Done) server.server().call(request);
            assertThat(warned.warnings())
                    .containsExactly("unknown field \"metadata.colour\"", "unknown field \"shade\"");
            maps.delete("a");
            ApiResponse.Done ignored =
                    (ApiResponse.Done) server.server().call(request.withWrite(validation(FieldValidation.IGNORE)));
            assertThat(ignored.warnings()).isEmpty();
        }

        private WriteOptions validation(FieldValidation validation) {
            return WriteOptions.builder().fieldValidation(validation).build();
        }

        @Test
        void oneOfAnotherTypeIsABadRequest() {
            ApiResponse response = server.server()
                    .call(raw(Verb.CREATE, ConfigMap.class, "{metadata: {name: a}, data: {x: 1}}")
                            .build());
            assertThat(TestServer.refused(response).code()).isEqualTo(400);
            assertThat(TestServer.refused(response).message().orElseThrow())
                    .startsWith("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: ");
        }

        @Test
        void aBodyOfAnotherKindOrVersionIsABadRequest() {
            assertThat(message("{kind: Pod, apiVersion: v1, metadata: {name: a}}"))
                    .startsWith("Pod in version \"v1\" cannot be handled as a ConfigMap:");
            assertThat(message("{kind: ConfigMap, apiVersion: v2, metadata: {name: a}}"))
                    .isEqualTo("the API version in the data (v2) does not match the expected API version (v1)");
            assertThat(message("[]")).isEqualTo("the body must be an object");
            ApiRequest empty = TestServer.request(Verb.CREATE, configMap("a", "1"), "");
            assertThat(TestServer.refused(server.server().call(empty)).code()).isEqualTo(400);
        }

        private String message(String yaml) {
            return TestServer.refused(server.server()
                            .call(raw(Verb.CREATE, ConfigMap.class, yaml).build()))
                    .message()
                    .orElseThrow();
        }

        @Test
        void aBodyNeedNotSayItsKind() {
            ApiRequest request =
                    raw(Verb.CREATE, ConfigMap.class, "{metadata: {name: a}}").build();
            assertThat(TestServer.done(server.server().call(request)).kind()).isEqualTo("ConfigMap");
        }
    }
}
