package dev.coracle.client;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.apiserver.Authenticator;
import dev.coracle.apiserver.Authorizer;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.apiserver.kinds.ServiceRanges;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;

/**
 * An API server of the built-in kinds, over a memory store unless told otherwise. Without admission, every namespace is
 * there; {@link #guarded} has the built-in plugins.
 */
public final class TestServer {
    private final Platform platform;
    private final ClusterStore store;
    private final List<AdmissionPlugin> plugins;
    private final ApiServer server;

    public TestServer(Platform platform) {
        this(platform, MemoryStore.DEFAULT_HISTORY);
    }

    public TestServer(Platform platform, int history) {
        this(platform, new MemoryStore(platform, history), List.of());
    }

    /** A server over this store with these plugins. */
    public TestServer(Platform platform, ClusterStore store, List<AdmissionPlugin> plugins) {
        this(platform, store, plugins, Authenticator.TRUST, Authorizer.ALWAYS_ALLOW);
    }

    /** A server made of these parts. */
    public TestServer(
            Platform platform,
            ClusterStore store,
            List<AdmissionPlugin> plugins,
            Authenticator authenticator,
            Authorizer authorizer) {
        this.platform = platform;
        this.store = store;
        this.plugins = plugins;
        Registry registry = new Registry(BuiltInKinds.all());
        server = new ApiServer(store, platform, registry, plugins, authenticator, authorizer);
    }

    /** A server with the built-in admission plugins, and these namespaces. */
    public static TestServer guarded(Platform platform, String... namespaces) {
        List<AdmissionPlugin> plugins = BuiltInAdmission.all(platform.entropy());
        TestServer server = new TestServer(platform, new MemoryStore(platform), plugins);
        for (String namespace : namespaces) server.addNamespace(namespace);
        return server;
    }

    /** Another server over the same store, with other addresses to give to services. */
    public ApiServer another(ServiceRanges ranges) {
        Registry registry = new Registry(BuiltInKinds.all(ranges));
        return new ApiServer(store, platform, registry, plugins, Authenticator.TRUST, Authorizer.ALWAYS_ALLOW);
    }

    public Transport transport() {
        return server;
    }

    public ApiServer server() {
        return server;
    }

    public ClusterStore store() {
        return store;
    }

    public Client client() {
        return Client.of(server, User.ADMIN);
    }

    /** Forgets all history. */
    public void compact() {
        store.compact(store.currentRevision());
    }

    /** Makes a namespace with a service account for its pods. */
    public void addNamespace(String name) {
        ObjectMeta metadata = ObjectMeta.builder().name(name).build();
        client().namespaces().create(Namespace.builder().metadata(metadata).build());
        ObjectMeta account =
                ObjectMeta.builder().namespace(name).name("default").build();
        client().serviceAccounts(name)
                .create(ServiceAccount.builder().metadata(account).build());
    }

    /** Sends an object to where it belongs. */
    public ApiResponse call(Verb verb, ApiObject object, String subresource) {
        return server.call(request(verb, object, subresource).withBody(new Body.Typed(object)));
    }

    /** Posts to an endpoint below an object. */
    public ApiResponse post(ApiObject object, String subresource, TypeMeta body) {
        return server.call(request(Verb.CREATE, object, subresource).withBody(new Body.Typed(body)));
    }

    /** A request about an object, without a body. */
    public static ApiRequest request(Verb verb, ApiObject object, String subresource) {
        boolean collection = verb == Verb.CREATE && subresource.isEmpty();
        return ApiRequest.builder()
                .verb(verb)
                .resource(resource(object))
                .namespace(object.namespace())
                .name(collection ? "" : object.name())
                .subresource(subresource)
                .build();
    }

    private static ResourceType<?> resource(ApiObject object) {
        return BuiltInKinds.all().stream()
                .map(ServedKind::resource)
                .filter(it -> it.type().isInstance(object))
                .findFirst()
                .orElseThrow();
    }

    /** What a call that was carried out was answered with. */
    public static TypeMeta done(ApiResponse response) {
        if (response instanceof ApiResponse.Done done) return done.body();
        throw new AssertionError(response);
    }

    /** Why a call was refused. */
    public static Status refused(ApiResponse response) {
        if (response instanceof ApiResponse.Refused refused) return refused.status();
        throw new AssertionError(response);
    }

    /** A config map of the namespace {@code default}. */
    public static ConfigMap configMap(String name, String value) {
        return configMap("default", name, value);
    }

    public static ConfigMap configMap(String namespace, String name, String value) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.builder().namespace(namespace).name(name).build())
                .putData("value", value)
                .build();
    }

    /** A pod of the namespace {@code default}. */
    public static Pod pod(String name, Map<String, String> labels) {
        Container container = Container.builder().name("main").image("app:1").build();
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name(name)
                        .labels(labels)
                        .build())
                .spec(PodSpec.builder().addContainer(container).build())
                .build();
    }

    /** A service of the namespace {@code default} on port 80. */
    public static Service service(String name, Map<String, String> selector) {
        return Service.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .spec(ServiceSpec.builder()
                        .selector(selector)
                        .addPort(ServicePort.builder().port(80).build())
                        .build())
                .build();
    }
}
