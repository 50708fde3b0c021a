package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.api.WriteOptions.FieldValidation;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.AdmissionRequest;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.EnvVar;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.json.Document;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.store.memory.MemoryStore;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchesTest {
    private static final String DEPLOYMENT = """
            metadata: {name: web, namespace: default, finalizers: [example.com/a, example.com/b]}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  nodeSelector: {disk: ssd, zone: a}
                  tolerations: [{key: k1, operator: Exists}, {key: k2, operator: Exists}]
                  volumes: [{name: v, emptyDir: {}}]
                  containers:
                  - {name: main, image: 'app:1', env: [{name: A, value: '1'}, {name: B, value: '2'}]}
                  - {name: side, image: 'side:1', args: [first, second]}
            """;

    /** Lets others write while a request is on its way. */
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private final AdmissionPlugin interloper = new AdmissionPlugin() {
        @Override
        public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
            Runnable next = request.verb() == Verb.PATCH ? meanwhile.poll() : null;
            if (next != null) next.run();
            return request.object().orElseThrow();
        }
    };

    private final Platform platform = new Kernel(1).root();
    private final TestServer server = new TestServer(platform, new MemoryStore(platform), List.of(interloper));
    private final Resources<ConfigMap> maps = server.client().configMaps("default");
    private final Resources<Deployment> deployments = server.client().deployments("default");

    @BeforeEach
    void fill() {
        maps.create(configMap("a", "1"));
        deployments.create(
                Json.strict(Deployment.class, Yaml.parse(DEPLOYMENT).get(0)).value());
    }

    private Deployment strategic(String patch) {
        return deployments.patch("web", PatchType.STRATEGIC, patch);
    }

    private PodSpec pods(String patch) {
        return strategic("spec: {template: {spec: " + patch + "}}")
                .spec()
                .template()
                .spec();
    }

    private static List<String> names(PodSpec spec) {
        return spec.containers().stream().map(Container::name).toList();
    }

    private static List<String> environment(PodSpec spec) {
        return spec.containers().get(0).env().stream().map(EnvVar::name).toList();
    }

    @Nested
    class JsonPatches {
        @Test
        void operationsAreCarriedOutInOrder() {
            Deployment after = deployments.patch("web", PatchType.JSON, """
                    - {op: test, path: /spec/replicas, value: 2}
                    - {op: replace, path: /spec/replicas, value: 3}
                    - {op: add, path: /metadata/annotations, value: {}}
                    - {op: add, path: /metadata/annotations/example.com~1x, value: 'y'}
                    - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: C, value: '3'}}
                    - {op: remove, path: /spec/template/spec/containers/0/env/0}
                    - {op: copy, from: /metadata/annotations/example.com~1x, path: /metadata/annotations/z}
                    - {op: move, from: /metadata/annotations/z, path: /metadata/annotations/w}
                    """);
            assertThat(after.spec().replicas()).contains(3);
            assertThat(after.metadata().annotations()).isEqualTo(Map.of("example.com/x", "y", "w", "y"));
            assertThat(environment(after.spec().template().spec())).containsExactly("B", "C");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{op: test, path: /data/value, value: '2'}]",
                    "[{op: test, path: /data/missing, value: '2'}]",
                    "[{op: test, path: /missing/value, value: null}]",
                    "[{op: remove, path: /data/missing}]",
                    "[{op: replace, path: /data/missing, value: x}]",
                    "[{op: add, path: /missing/place, value: x}]",
                    "[{op: move, from: /data/missing, path: /data/x}]",
                    "[{op: turn, path: /data/value}]",
                    "[{op: add, value: x}]",
                    "[{op: add, path: nowhere, value: x}]",
                    "[{op: copy, path: /data/x}]"
                })
        void onesThatDoNotFitAreUnprocessable(String patch) {
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, patch)))
                    .isEqualTo("422 Invalid: the server rejected our request due to an error in our request");
            assertThat(maps.get("a").data()).isEqualTo(Map.of("value", "1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{data: x}", "[1]", "[{op: 1, path: /data}]", "[{op: add, path: [x]}]"})
        void onesThatAreNoneAreBadRequests(String patch) {
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, patch))).startsWith("400 BadRequest");
        }

        @Test
        void aTestForNothingHoldsWhereNothingIs() {
            maps.patch(
                    "a",
                    PatchType.JSON,
                    "[{op: test, path: /data/new, value: null}, {op: add, path: /data/new, value: x}]");
            assertThat(maps.get("a").data()).containsEntry("new", "x");
        }

        @Test
        void oneThatGoesOnAndOnIsTooLarge() {
            Map<String, Object> operation = Map.of("op", "add", "path", "/data/x", "value", "y");
            Document document = new Document(Collections.nCopies(10_001, operation), List.of());
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, document)))
                    .isEqualTo(
                            "413 RequestEntityTooLarge: Request entity too large: The allowed maximum operations in a"
                                    + " JSON patch is 10000, got 10001");
        }

        @Test
        void oneThatLeavesNoObjectOfTheKindIsInvalid() {
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, "[{op: replace, path: /data, value: 7}]")))
                    .startsWith("422 Invalid:  \"\" is invalid: patch: Invalid value: ");
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, "[{op: remove, path: ''}]")))
                    .startsWith("422 Invalid");
        }
    }

    @Nested
    class MergePatches {
        @Test
        void nullDeletesAndListsAreReplaced() {
            Deployment after = deployments.patch("web", PatchType.MERGE, """
                    metadata: {finalizers: [example.com/c], labels: {x: 'y'}}
                    spec: {replicas: null, template: {spec: {nodeSelector: {disk: null}}}}
                    """);
            assertThat(after.metadata().finalizers()).containsExactly("example.com/c");
            assertThat(after.metadata().labels()).containsEntry("x", "y");
            assertThat(after.spec().replicas()).as("the default").contains(1);
            assertThat(after.spec().template().spec().nodeSelector()).isEqualTo(Map.of("zone", "a"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "x", "7"})
        void onesThatAreNoObjectsAreBadRequests(String patch) {
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.MERGE, patch)))
                    .startsWith("400 BadRequest: error decoding patch");
        }
    }

    @Nested
    class StrategicPatches {
        @Test
        void listsWithAKeyAreMergedAndOthersReplaced() {
            PodSpec after = pods("{containers: [{name: main, image: 'app:2'}], tolerations: [{key: k3}]}");
            assertThat(names(after)).containsExactly("main", "side");
            assertThat(after.containers().get(0).image()).contains("app:2");
            assertThat(environment(after)).containsExactly("A", "B");
            assertThat(after.tolerations()).hasSize(1);
            assertThat(pods("{containers: [{name: side, args: [z]}]}").containers().stream()
                            .filter(it -> it.name().equals("side"))
                            .findFirst()
                            .orElseThrow()
                            .args())
                    .containsExactly("z");
        }

        @Test
        void anElementCanBeDeleted() {
            assertThat(names(pods("{containers: [{name: side, $patch: delete}]}")))
                    .containsExactly("main");
            assertThat(environment(pods("{containers: [{name: main, env: [{name: A, $patch: delete}]}]}")))
                    .containsExactly("B");
        }

        @Test
        void aListOrAMapCanBeReplaced() {
            PodSpec after = pods("{containers: [{$patch: replace}, {name: new, image: 'new:1'}],"
                    + " nodeSelector: {$patch: replace, only: this}}");
            assertThat(names(after)).containsExactly("new");
            assertThat(after.nodeSelector()).isEqualTo(Map.of("only", "this"));
            assertThat(pods("{nodeSelector: {$patch: delete}}").nodeSelector()).isEmpty();
        }

        @Test
        void scalarsAreASetFromWhichSomeCanBeDeleted() {
            assertThat(strategic("metadata: {finalizers: [example.com/c]}")
                            .metadata()
                            .finalizers())
                    .containsExactlyInAnyOrder("example.com/a", "example.com/b", "example.com/c");
            assertThat(strategic("metadata: {$deleteFromPrimitiveList/finalizers: [example.com/a, example.com/c]}")
                            .metadata()
                            .finalizers())
                    .containsExactly("example.com/b");
        }

        @Test
        void theOrderIsThePatches() {
            PodSpec after = pods("{$setElementOrder/containers: [{name: side}, {name: new}, {name: main}],"
                    + " containers: [{name: new, image: 'new:1'}]}");
            assertThat(names(after)).containsExactly("side", "new", "main");
        }

        @Test
        void onlyRetainedKeysStay() {
            Deployment after = strategic("spec: {strategy: {$retainKeys: [type], type: Recreate}}");
            assertThat(after.spec().strategy().type()).contains("Recreate");
            assertThat(after.spec().strategy().rollingUpdate()).isEmpty();
            PodSpec spec = pods("{volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /x}}]}");
            assertThat(spec.volumes().get(0).emptyDir()).isEmpty();
            assertThat(spec.volumes().get(0).hostPath()).isPresent();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{spec: {template: {spec: {containers: [{image: x}]}}}}",
                    "{spec: {strategy: {$retainKeys: [type], type: Recreate, rollingUpdate: {}}}}",
                    "{spec: {strategy: {$patch: forget}}}",
                    "[]"
                })
        void onesThatAreNoneAreBadRequests(String patch) {
            assertThat(Refusal.of(() -> strategic(patch))).startsWith("400 BadRequest");
        }

        @Test
        void anOrderThatLacksWhatIsPatchedDoesNotFit() {
            String patch = "{spec: {template: {spec: {$setElementOrder/containers: [{name: main}],"
                    + " containers: [{name: new, image: x}]}}}}";
            assertThat(Refusal.status(() -> strategic(patch)).code()).isEqualTo(422);
        }
    }

    @Nested
    class Conflicts {
        @Test
        void aPatchGoesOnFromWhatOthersWroteMeanwhile() {
            meanwhile.add(() -> maps.edit("a", it -> it.withData(Map.of("value", "1", "theirs", "x"))));
            meanwhile.add(() -> maps.edit("a", it -> it.withData(Map.of("value", "1", "theirs", "y"))));
            ConfigMap after = maps.patch("a", PatchType.MERGE, "{data: {mine: z}}");
            assertThat(after.data()).isEqualTo(Map.of("value", "1", "theirs", "y", "mine", "z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{metadata: {resourceVersion: '%s'}, data: {mine: z}}",
                    "{metadata: {resourceVersion: %s}, data: {mine: z}}"
                })
        void onlyWhereItDoesNotNameARevision(String patch) {
            String revision = maps.get("a").resourceVersion();
            if (patch.contains("'")) {
                String exact = patch.formatted(revision);
                meanwhile.add(() -> maps.edit("a", it -> it.withData(Map.of("theirs", "x"))));
                assertThat(Refusal.of(() -> maps.patch("a", PatchType.MERGE, exact)))
                        .startsWith("409 Conflict: Operation cannot be fulfilled on configmaps \"a\": the object has"
                                + " been modified");
                assertThat(maps.get("a").data()).isEqualTo(Map.of("theirs", "x"));
            } else {
                String number = patch.formatted(revision);
                assertThat(Refusal.status(() -> maps.patch("a", PatchType.MERGE, number))
                                .code())
                        .as("a revision is a text")
                        .isEqualTo(422);
            }
        }

        @Test
        void aRevisionInAJsonPatchCounts() {
            String old = maps.get("a").resourceVersion();
            maps.edit("a", it -> it.withData(Map.of("theirs", "x")));
            String patch = "[{op: add, path: /metadata/resourceVersion, value: '" + old
                    + "'}, {op: add, path: /data/mine, value: z}]";
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.JSON, patch))).startsWith("409 Conflict");
        }

        @Test
        void whatIsNotThereIsNotFoundAndNotMade() {
            assertThat(Refusal.of(() -> maps.patch("b", PatchType.MERGE, "{}")))
                    .isEqualTo("404 NotFound: configmaps \"b\" not found");
            assertThat(Refusal.of(() -> server.client().leases("default").patch("b", PatchType.MERGE, "{}")))
                    .startsWith("404 NotFound");
        }

        @Test
        void identityIsNotToBePatched() {
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.MERGE, "{metadata: {name: b}}")))
                    .isEqualTo("400 BadRequest: the name of the object (b) does not match the name on the URL (a)");
            assertThat(Refusal.of(() -> maps.patch("a", PatchType.MERGE, "{metadata: {uid: other}}")))
                    .startsWith(
                            "422 Invalid: ConfigMap \"a\" is invalid: metadata.uid: Invalid value: \"other\": field is"
                                    + " immutable");
        }
    }

    @Test
    void aPatchThatChangesNothingWritesNothing() {
        ConfigMap before = maps.get("a");
        assertThat(maps.patch("a", PatchType.MERGE, "{data: {value: '1'}}")).isEqualTo(before);
        assertThat(maps.patch("a", PatchType.STRATEGIC, "{}")).isEqualTo(before);
        assertThat(maps.patch("a", PatchType.JSON, "[]")).isEqualTo(before);
    }

    @Test
    void aStatusIsPatchedByItself() {
        Deployment after = deployments
                .status()
                .patch("web", PatchType.MERGE, "{spec: {replicas: 9}, status: {replicas: 3, updatedReplicas: 3}}");
        assertThat(after.spec().replicas()).contains(2);
        assertThat(after.status().replicas()).isEqualTo(3);
        assertThat(after.metadata().generation()).isEqualTo(1);
        assertThat(strategic("{status: {replicas: 7}}").status().replicas()).isEqualTo(3);
    }

    @Test
    void unknownFieldsAreRefusedOrWarnedOfAsTheRequestWants() {
        ApiRequest request = TestServer.request(Verb.PATCH, maps.get("a"), "")
                .withBody(new Body.Patch(
                        PatchType.MERGE, Yaml.parse("{shade: blue}").get(0)));
        ApiResponse strict = server.server().call(request.withWrite(validation(FieldValidation.STRICT)));
        assertThat(TestServer.refused(strict).code()).isEqualTo(422);
        assertThat(TestServer.refused(strict).message().orElseThrow())
                .startsWith(" \"\" is invalid: patch: Invalid value: ")
                .endsWith("strict decoding error: unknown field \"shade\"");
        ApiResponse.Done warned = (ApiResponse.Done) server.server().call(request);
        assertThat(warned.warnings()).containsExactly("unknown field \"shade\"");
        ApiResponse.Done ignored =
                (ApiResponse.Done) server.server().call(request.withWrite(validation(FieldValidation.IGNORE)));
        assertThat(ignored.warnings()).isEmpty();
    }

    private static WriteOptions validation(FieldValidation validation) {
        return WriteOptions.builder().fieldValidation(validation).build();
    }

    @Test
    void whatIsNoPatchIsABadRequest() {
        assertThat(TestServer.refused(server.call(Verb.PATCH, maps.get("a"), ""))
                        .code())
                .isEqualTo(400);
        assertThat(TestServer.refused(server.server().call(TestServer.request(Verb.PATCH, maps.get("a"), "")))
                        .code())
                .isEqualTo(400);
    }
}
