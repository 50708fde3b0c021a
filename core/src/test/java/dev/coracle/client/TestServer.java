package dev.coracle.client;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.apiserver.Authenticator;
import dev.coracle.apiserver.Authorizer;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Platform;
import dev.coracle.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;

/** An API server of the built-in kinds over a memory store, without admission: every namespace is there. */
public final class TestServer {
    private final MemoryStore store;
    private final ApiServer server;

    public TestServer(Platform platform) {
        this(platform, MemoryStore.DEFAULT_HISTORY);
    }

    public TestServer(Platform platform, int history) {
        store = new MemoryStore(platform, history);
        Registry registry = new Registry(BuiltInKinds.all());
        server = new ApiServer(store, platform, registry, List.of(), Authenticator.TRUST, Authorizer.ALWAYS_ALLOW);
    }

    public Transport transport() {
        return server;
    }

    public Client client() {
        return Client.of(server, User.ADMIN);
    }

    /** Forgets all history. */
    public void compact() {
        store.compact(store.currentRevision());
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
}
