package dev.coracle.client.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.json.DecodeException;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.kernel.Kernel;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: "nginx:1", env: [{name: A, value: "1"}, {name: B, value: "2"}]}
            """;

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final FaultyTransport transport =
            new FaultyTransport(server.transport(), kernel.root().entropy());
    private final Applier applier = Applier.of(Client.of(transport, User.ADMIN));
    private final Client client = server.client();

    @Test
    void whatIsMissingIsMadeInTheDefaultNamespace() {
        ApiObject made = applier.apply(DEPLOYMENT).get(0);
        assertThat(made.key()).hasToString("default/web");
        assertThat(client.deployments("default").get("web")).isEqualTo(made);
        assertThat(made.metadata().annotations()).containsOnlyKeys(LastApplied.ANNOTATION);
        assertThat(transport.calls()).extracting(ApiRequest::verb).containsExactly(Verb.GET, Verb.CREATE);
        assertThat(transport.calls().get(1).write().fieldManager()).isEqualTo("kubectl-client-side-apply");
    }

    @Test
    void theSameAgainAsksForNothing() {
        ApiObject made = applier.apply(DEPLOYMENT).get(0);
        assertThat(applier.apply(DEPLOYMENT)).containsExactly(made);
        assertThat(transport.calls()).extracting(ApiRequest::verb).containsExactly(Verb.GET, Verb.CREATE, Verb.GET);
    }

    @Test
    void aChangeTouchesWhatItSaysAndLeavesWhatOthersWrote() {
        applier.apply(DEPLOYMENT);
        client.deployments("default").patch("web", PatchType.STRATEGIC, """
                metadata: {labels: {team: x}}
                spec:
                  template:
                    spec:
                      containers:
                      - {name: sidecar, image: "proxy:1"}
                      - {name: web, env: [{name: INJECTED, value: "yes"}]}
                """);
        String changed = DEPLOYMENT.replace("nginx:1", "nginx:2").replace(", {name: B, value: \"2\"}", "");
        Deployment now = (Deployment) applier.apply(changed).get(0);
        assertThat(now.labels()).containsEntry("app", "web").containsEntry("team", "x");
        List<Container> containers = now.spec().template().spec().containers();
        assertThat(containers).extracting(Container::name).containsExactlyInAnyOrder("web", "sidecar");
        Container web = containers.stream()
                .filter(it -> it.name().equals("web"))
                .findFirst()
                .orElseThrow();
        assertThat(web.image()).contains("nginx:2");
        assertThat(web.env()).extracting(it -> it.name()).containsExactlyInAnyOrder("A", "INJECTED");
    }

    @Test
    void aFieldThatTheDocumentLeavesToOthersIsTheirs() {
        applier.apply(DEPLOYMENT.replace("  replicas: 2\n", ""));
        client.deployments("default").patch("web", PatchType.MERGE, "{spec: {replicas: 7}}");
        Deployment now = (Deployment)
                applier.apply(DEPLOYMENT.replace("  replicas: 2\n", "").replace("nginx:1", "nginx:2"))
                        .get(0);
        assertThat(now.spec().replicas()).contains(7);
    }

    @Test
    void severalDocumentsAndListsAreAppliedInOrder() {
        List<ApiObject> applied = applier.in("shop").apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a}
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: other}}
                - {apiVersion: v1, kind: Node, metadata: {name: n1}}
                """);
        assertThat(applied).extracting(it -> it.key().toString()).containsExactly("shop/a", "other/b", "n1");
    }

    @Test
    void aValueIsAppliedLikeItsDocument() {
        ConfigMap first = applier.apply(TestServer.configMap("a", "1"));
        ConfigMap second = applier.apply(TestServer.configMap("a", "2"));
        assertThat(second.uid()).isEqualTo(first.uid());
        assertThat(second.data()).containsEntry("value", "2");
        assertThat(applier.apply(TestServer.configMap("a", "2"))).isEqualTo(second);
    }

    @Test
    void whatAValueLeavesEmptyIsNotTakenOut() {
        EndpointSlice slice = EndpointSlice.builder()
                .metadata(TestServer.configMap("e", "").metadata())
                .addressType("IPv4")
                .build();
        applier.apply(slice);
        client.endpointSlices("default").patch("e", PatchType.MERGE, "{ports: [{name: p, port: 80, protocol: TCP}]}");
        ObjectMeta labelled = slice.metadata().withLabels(Collections.singletonMap("a", "b"));
        assertThat(applier.apply(slice.withMetadata(labelled)).ports()).hasSize(1);
    }

    @Test
    void anObjectMadeBySomebodyElseMeanwhileIsChangedInstead() {
        transport.before(request -> {
            if (request.verb() == Verb.CREATE && transport.calls().size() == 2) {
                client.configMaps("default").create(TestServer.configMap("a", "theirs"));
            }
        });
        assertThat(applier.apply(TestServer.configMap("a", "mine")).data()).containsEntry("value", "mine");
    }

    @Test
    void anObjectDeletedMeanwhileIsMadeAnew() {
        applier.apply(TestServer.configMap("a", "1"));
        transport.before(request -> {
            if (request.verb() == Verb.PATCH) client.configMaps("default").deleteIfExists("a");
        });
        assertThat(applier.apply(TestServer.configMap("a", "2")).data()).containsEntry("value", "2");
    }

    @Test
    void mistakesAreRefusedBeforeAnythingIsAsked() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> applier.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, date: {}}"));
        assertThat(refusal)
                .hasMessage(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown"
                                + " field \"date\"");
        assertThatThrownBy(() -> applier.apply(DEPLOYMENT + "---\n{apiVersion: v1, kind: Cat, metadata: {name: a}}"))
                .isInstanceOf(DecodeException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> applier.apply("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}"));
        assertThat(transport.calls()).isEmpty();
    }
}
