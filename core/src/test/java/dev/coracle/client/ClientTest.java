package dev.coracle.client;

import static dev.coracle.client.TestServer.configMap;
import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body;
import dev.coracle.api.Body.PatchType;
import dev.coracle.api.ListOptions;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.Eviction;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.model.schema.Scheme;
import dev.coracle.simulation.kernel.Kernel;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClientTest {
    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final FaultyTransport transport =
            new FaultyTransport(server.transport(), kernel.root().entropy());
    private final Client client = Client.of(transport, User.ADMIN);
    private final Resources<ConfigMap> maps = client.configMaps("default");

    @Test
    void whatWasCreatedIsFound() {
        ConfigMap created = maps.create(configMap("a", "1"));
        assertThat(created.uid()).isNotEmpty();
        assertThat(maps.get("a")).isEqualTo(created);
        assertThat(maps.find("a")).contains(created);
        assertThat(maps.list().items()).containsExactly(created);
    }

    @Test
    void whatIsMissingIsRefusedByGetAndEmptyByFind() {
        assertThat(maps.find("a")).isEmpty();
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> maps.get("a"));
        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refusal).hasMessage("configmaps \"a\" not found");
    }

    @Test
    void overAllNamespacesTheObjectSaysWhereItGoes() {
        Resources<ConfigMap> everywhere = client.of(ConfigMap.class);
        everywhere.create(configMap("one", "a", "1"));
        ConfigMap other = everywhere.create(configMap("two", "a", "1"));
        everywhere.update(other.withData(Collections.singletonMap("value", "2")));
        assertThat(client.configMaps("one").get("a").data()).containsEntry("value", "1");
        assertThat(client.configMaps("two").get("a").data()).containsEntry("value", "2");
        assertThat(everywhere.list().items()).hasSize(2);
        everywhere.delete(other);
        assertThat(client.configMaps("two").find("a")).isEmpty();
    }

    @Test
    void anUpdateOfAnOldRevisionIsAConflict() {
        ConfigMap first = maps.create(configMap("a", "1"));
        maps.update(first.withData(Collections.singletonMap("value", "2")));
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> maps.update(first.withData(Collections.singletonMap("value", "3"))));
        assertThat(refusal.isConflict()).isTrue();
    }

    @Test
    void anEditBeginsAgainWhereSomebodyWasFaster() {
        maps.create(configMap("a", "1"));
        List<ApiRequest> updates = new ArrayList<>();
        transport.before(request -> {
            if (request.verb() != Verb.UPDATE) return;
            updates.add(request);
            if (updates.size() < 4)
                server.client()
                        .configMaps("default")
                        .patch("a", PatchType.MERGE, "{data: {x: y" + updates.size() + "}}");
        });
        ConfigMap edited = maps.edit(
                "a",
                map -> map.withData(
                        Collections.singletonMap("value", "saw " + map.data().get("x"))));
        assertThat(updates).hasSize(4);
        assertThat(edited.data()).containsEntry("value", "saw y3");
    }

    @Test
    void anEditThatIsAlwaysOvertakenGivesUp() {
        maps.create(configMap("a", "1"));
        List<ApiRequest> updates = new ArrayList<>();
        transport.before(request -> {
            if (request.verb() != Verb.UPDATE) return;
            updates.add(request);
            server.client().configMaps("default").patch("a", PatchType.MERGE, "{data: {x: y" + updates.size() + "}}");
        });
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> maps.edit("a", map -> map.withData(Collections.singletonMap("value", "2"))));
        assertThat(refusal.isConflict()).isTrue();
        assertThat(updates).hasSize(20);
    }

    @Test
    void anEditThatChangesNothingWritesNothing() {
        maps.create(configMap("a", "1"));
        maps.edit("a", map -> map);
        assertThat(transport.calls()).noneMatch(call -> call.verb() == Verb.UPDATE);
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgain() {
        transport.loseAnswer(request -> request.verb() == Verb.CREATE);
        assertThatThrownBy(() -> maps.create(configMap("a", "1"))).isInstanceOf(UnknownOutcomeException.class);
        assertThat(transport.calls()).hasSize(1);
        assertThat(maps.find("a")).isPresent();
    }

    @Test
    void patchesChangeParts() {
        maps.create(configMap("a", "1"));
        maps.patch("a", PatchType.MERGE, "{\"data\": {\"x\": \"y\"}}");
        maps.patch(
                "a",
                PatchType.STRATEGIC,
                Collections.singletonMap(
                        "metadata", Collections.singletonMap("labels", Collections.singletonMap("l", "m"))));
        maps.patch("a", PatchType.JSON, "[{op: remove, path: /data/value}]");
        ConfigMap patched = maps.get("a");
        assertThat(patched.data()).containsExactly(java.util.Map.entry("x", "y"));
        assertThat(patched.labels()).containsEntry("l", "m");
    }

    @Test
    void deletionsMayNameTheVeryObject() {
        ConfigMap first = maps.create(configMap("a", "1"));
        maps.delete("a");
        ConfigMap second = maps.create(configMap("a", "2"));
        assertThat(catchThrowableOfType(ApiException.class, () -> maps.delete(first))
                        .isConflict())
                .isTrue();
        maps.delete(second);
        assertThat(maps.deleteIfExists("a")).isFalse();
        assertThat(catchThrowableOfType(ApiException.class, () -> maps.delete("a"))
                        .isNotFound())
                .isTrue();
    }

    @Test
    void collectionsAreDeletedBySelection() {
        Pods pods = client.pods("default");
        pods.create(pod("a", Collections.singletonMap("app", "x")));
        pods.create(pod("b", Collections.singletonMap("app", "y")));
        pods.deleteCollection(ListOptions.builder().labelSelector("app=x").build());
        assertThat(pods.list().items()).extracting(ApiObject::name).containsExactly("b");
    }

    @Test
    void dryRunsStoreNothing() {
        maps.with(WriteOptions.builder().dryRun(true).build()).create(configMap("a", "1"));
        assertThat(maps.find("a")).isEmpty();
        client.with(WriteOptions.builder().dryRun(true).build())
                .configMaps("default")
                .create(configMap("a", "1"));
        assertThat(maps.find("a")).isEmpty();
    }

    @Test
    void everyCallSaysWhoAsks() {
        client.as(User.node("n1")).configMaps("default").find("a");
        assertThat(transport.calls().get(0).user()).isEqualTo(User.node("n1"));
    }

    @Test
    void bindingsAndEvictionsGoThroughThePod() {
        Pod pod = pod("p", Collections.emptyMap())
                .withMetadata(
                        ObjectMeta.builder().namespace("ns").name("p").uid("u").build());
        assertThatThrownBy(() -> client.pods().bind(pod, "n1")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() ->
                        client.pods("ns").evict("p", DeleteOptions.builder().build()))
                .isInstanceOf(ApiException.class);
        ApiRequest bind = transport.calls().get(0);
        assertThat(bind.namespace() + "/" + bind.name() + "/" + bind.subresource())
                .isEqualTo("ns/p/binding");
        assertThat(bind.body()).get().isInstanceOfSatisfying(Body.Typed.class, body -> {
            Binding binding = (Binding) body.value();
            assertThat(binding.uid()).isEqualTo("u");
            assertThat(binding.target().name()).isEqualTo(Optional.of("n1"));
        });
        ApiRequest evict = transport.calls().get(1);
        assertThat(evict.subresource()).isEqualTo("eviction");
        assertThat(evict.body())
                .get()
                .isInstanceOfSatisfying(
                        Body.Typed.class, body -> assertThat(body.value()).isInstanceOf(Eviction.class));
    }

    @Test
    void aPodIsBoundOnce() {
        Pods pods = client.pods("default");
        Pod pod = pods.create(pod("p", Collections.emptyMap()));
        pods.bind(pod, "n1");
        assertThat(pods.get("p").spec().nodeName()).contains("n1");
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> pods.bind("p", "n2"));
        assertThat(refusal.isConflict()).isTrue();
    }

    @Test
    void aBindingBringsAnnotations() {
        Pods pods = client.pods("default");
        pods.bind(pods.create(pod("p", Collections.emptyMap())), "n1", Collections.singletonMap("device", "3"));
        assertThat(pods.get("p").metadata().annotations()).containsEntry("device", "3");
        assertThat(pods.get("p").spec().nodeName()).contains("n1");
    }

    @Test
    void anEvictedPodLeaves() {
        Pods pods = client.pods("default");
        pods.create(pod("p", Collections.emptyMap()));
        pods.evict("p");
        assertThat(pods.find("p")).isEmpty();
    }

    @Test
    void theStatusIsWrittenApart() {
        Pods pods = client.pods("default");
        Pod pod = pods.create(pod("p", Collections.emptyMap()));
        Pod running = pod.withStatus(pod.status().withPhase("Running"))
                .withSpec(pod.spec().withNodeName("n1"));
        assertThat(pods.updateStatus(running).status().phase()).contains("Running");
        assertThat(pods.get("p").spec().nodeName()).isEmpty();
        pods.status().patch("p", PatchType.MERGE, "{status: {message: m}}");
        pods.status().edit("p", it -> it.withStatus(it.status().withReason("r")));
        assertThat(pods.get("p").status().message()).contains("m");
        assertThat(pods.get("p").status().reason()).contains("r");
    }

    @Test
    void replicasAreScaled() {
        client.deployments("default").create(Json.decode(Deployment.class, """
            {"metadata": {"name": "d", "namespace": "default"}, "spec": {"selector": {"matchLabels": {"a": "b"}},
             "template": {"metadata": {"labels": {"a": "b"}},
                          "spec": {"containers": [{"name": "c", "image": "i"}]}}}}\
            """));
        Resources<Deployment> deployments = client.deployments("default");
        assertThat(deployments.scale("d", 3).spec().replicas()).isEqualTo(3);
        Scale scale = deployments.scale("d");
        assertThat(deployments
                        .scale(scale.withSpec(scale.spec().withReplicas(5)))
                        .spec()
                        .replicas())
                .isEqualTo(5);
        assertThat(deployments.get("d").spec().replicas()).contains(5);
        assertThat(catchThrowableOfType(ApiException.class, () -> deployments.scale(scale))
                        .isConflict())
                .isTrue();
    }

    @Test
    void everyKindHasAShorthand() {
        List<Class<?>> covered = new ArrayList<>();
        covered.add(Pod.class);
        covered.add(Binding.class); // not stored: made through its pod
        for (Method method : Client.class.getMethods()) {
            if (method.getGenericReturnType() instanceof ParameterizedType type
                    && type.getActualTypeArguments()[0] instanceof Class<?> kind) covered.add(kind);
        }
        TreeSet<String> missing = new TreeSet<>();
        Scheme.builtIn().types().stream()
                .filter(type -> type.isAnnotationPresent(dev.coracle.model.Resource.class))
                .filter(type -> !covered.contains(type))
                .forEach(type -> missing.add(type.getSimpleName()));
        assertThat(missing).isEmpty();
        assertThat(client.nodes().type()).isEqualTo(ResourceType.of(dev.coracle.model.core.Node.class));
    }
}
