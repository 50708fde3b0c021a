package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.controllers.Controller;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Store, API server, and the components beside the nodes. */
final class ControlPlane {
    static final String SCHEDULER_NAME = "kube-scheduler";
    static final String MANAGER_NAME = "kube-controller-manager";

    static final String STORE_NAME = "etcd";

    private final ClusterStore store;
    private final ServerProcess server;
    private final Transport front;
    private final ApiServer observer;
    private final Ending ending;
    private final Map<String, Component> components = new LinkedHashMap<>();

    /** A control plane whose store is open and whose server answers; what is begun is told to the ending. */
    ControlPlane(ClusterDefinition definition, World world, Ending ending) {
        this.ending = ending;
        Platform disk = world.platform().process(STORE_NAME);
        store = definition.store().open(disk);
        ending.add(store::close);
        ClusterStore mounted = world.mount(store);
        server = new ServerProcess(world.platform(), process -> server(definition, mounted, process));
        ending.add(server::crash);
        observer = server(definition, store, world.bystander());
        ending.add(observer::close);
        server.start();
        front = world.front(server);
        ending.add(store.subscribe("", world::changed)::close);
        for (ComponentDefinition component : components(definition)) {
            User user = User.component(component.name());
            components.put(component.name(), new Component(component, world.platform(), user, world, front));
        }
    }

    private static ApiServer server(ClusterDefinition definition, ClusterStore store, Platform process) {
        List<ServedKind<?>> kinds = new ArrayList<>(BuiltInKinds.all(definition.serviceRanges()));
        kinds.addAll(definition.kinds());
        List<AdmissionPlugin> admission = new ArrayList<>(BuiltInAdmission.all(process.entropy()));
        admission.addAll(definition.admission());
        return new ApiServer(
                store, process, new Registry(kinds), admission, definition.authenticator(), definition.authorizer());
    }

    private static List<ComponentDefinition> components(ClusterDefinition definition) {
        List<ComponentDefinition> components = new ArrayList<>();
        definition.scheduler().ifPresent(it -> components.add(new ComponentDefinition(SCHEDULER_NAME, it)));
        components.add(new ComponentDefinition(
                MANAGER_NAME, new KubeControllerManager(controllers(definition), definition.controllerElection())));
        components.addAll(definition.components());
        return components;
    }

    static List<Controller> controllers(ClusterDefinition definition) {
        List<Controller> all = new ArrayList<>(definition.controllers());
        all.addAll(definition.extraControllers());
        return all;
    }

    /** The store, without what befalls it in its world. */
    ClusterStore store() {
        return store;
    }

    /** A server of its own over the store, for those who look on: it is always up. */
    ApiServer observer() {
        return observer;
    }

    /** The server as everybody else sees it. */
    Transport front() {
        return front;
    }

    ServerProcess server() {
        return server;
    }

    /** Starts the components. */
    void start() {
        for (Component component : components.values()) {
            ending.add(component::stop);
            component.start();
        }
    }

    List<Component> components() {
        return List.copyOf(components.values());
    }

    Component component(String name) {
        Component component = components.get(name);
        if (component == null)
            throw new NoSuchElementException("no component " + name + "; there are " + components.keySet());
        return component;
    }
}
