package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.User;
import dev.coracle.api.Verb;
import dev.coracle.api.WriteOptions;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.apiserver.kinds.ServiceRanges;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Entropy;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.memory.MemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A server of the built-in kinds over a store in memory, with one namespace {@code ns}. */
public final class TestServer {
    public static final String NAMESPACE = "ns";

    private final TestPlatform platform = new TestPlatform();
    private final ClusterStore store;
    private final List<AdmissionPlugin> plugins;
    private final ApiServer server;

    public TestServer() {
        this(ServiceRanges.USUAL, BuiltInAdmission::all);
    }

    /** A server with other service addresses or plugins. */
    public TestServer(ServiceRanges ranges, Function<Entropy, List<AdmissionPlugin>> plugins) {
        this.store = new MemoryStore(platform);
        this.plugins = plugins.apply(platform.entropy());
        this.server = another(ranges);
        addNamespace(NAMESPACE);
    }

    /** Another server over the same store. */
    public ApiServer another(ServiceRanges ranges) {
        return new ApiServer(
                store,
                platform,
                new Registry(BuiltInKinds.all(ranges)),
                plugins,
                request -> Optional.of(User.ADMIN),
                request -> Optional.empty());
    }

    public ApiServer server() {
        return server;
    }

    public ClusterStore store() {
        return store;
    }

    public TestPlatform platform() {
        return platform;
    }

    /** Makes a namespace with a service account for its pods. */
    public void addNamespace(String name) {
        create(Namespace.builder().metadata(named(name)).build());
        create(ServiceAccount.builder()
                .metadata(named("default").withNamespace(name))
                .build());
    }

    public static ObjectMeta named(String name) {
        return ObjectMeta.builder().name(name).build();
    }

    public static ObjectMeta inNamespace(String name) {
        return named(name).withNamespace(NAMESPACE);
    }

    public <T extends ApiObject> T create(T object) {
        return same(object, call(Verb.CREATE, object, ""));
    }

    public <T extends ApiObject> T update(T object) {
        return same(object, call(Verb.UPDATE, object, ""));
    }

    public <T extends ApiObject> T update(T object, String subresource) {
        return same(object, call(Verb.UPDATE, object, subresource));
    }

    public <T extends ApiObject> Optional<T> find(Class<T> type, String namespace, String name) {
        ApiRequest request = ApiRequest.builder()
                .verb(Verb.GET)
                .resource(ResourceType.of(type))
                .namespace(namespace)
                .name(name)
                .build();
        ApiResponse response = server.call(request);
        return response instanceof ApiResponse.Done it ? Optional.of(type.cast(it.body())) : Optional.empty();
    }

    public <T extends ApiObject> T get(T object) {
        @SuppressWarnings("unchecked") // the resource's type is the object's
        Class<T> type = (Class<T>) resource(object).type();
        return find(type, object.namespace(), object.name()).orElseThrow();
    }

    public ApiResponse delete(ApiObject object, DeleteOptions options) {
        return server.call(request(Verb.DELETE, object, "").withBody(new Body.Typed(options)));
    }

    public ApiResponse delete(ApiObject object) {
        return delete(object, DeleteOptions.builder().build());
    }

    public ApiResponse call(Verb verb, ApiObject object, String subresource) {
        return server.call(request(verb, object, subresource).withBody(new Body.Typed(object)));
    }

    public ApiResponse dryRun(Verb verb, ApiObject object) {
        return server.call(request(verb, object, "")
                .withBody(new Body.Typed(object))
                .withWrite(WriteOptions.builder().dryRun(true).build()));
    }

    /** Posts to an endpoint below an object. */
    public ApiResponse post(ApiObject object, String subresource, TypeMeta body) {
        return server.call(request(Verb.CREATE, object, subresource).withBody(new Body.Typed(body)));
    }

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

    public static TypeMeta done(ApiResponse response) {
        if (response instanceof ApiResponse.Done done) return done.body();
        throw new AssertionError(response);
    }

    @SuppressWarnings("unchecked") // answers are of the type that was sent
    private static <T extends ApiObject> T same(T sent, ApiResponse response) {
        return (T) sent.getClass().cast(done(response));
    }

    public static Status refused(ApiResponse response) {
        if (response instanceof ApiResponse.Refused refused) return refused.status();
        throw new AssertionError(response);
    }

    public static List<String> causes(Status status) {
        return status.details().orElseThrow().causes().stream()
                .map(cause -> cause.field().orElse("") + ": " + cause.message().orElse(""))
                .toList();
    }
}
