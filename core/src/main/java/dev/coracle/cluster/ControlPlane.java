package dev.coracle.cluster;

import dev.coracle.api.User;
import dev.coracle.apiserver.ApiServer;
import dev.coracle.apiserver.Registry;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.BuiltInAdmission;
import dev.coracle.apiserver.kinds.BuiltInKinds;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerManager;
import dev.coracle.platform.Platform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Store, API server, and the components beside the nodes. */
final class ControlPlane {
    static final String SCHEDULER_NAME = "kube-scheduler";
    static final String MANAGER_NAME = "kube-controller-manager";

    private final ClusterStore store;
    private final ApiServer server;
    private final Subscription subscription;
    private final Map<String, Component> components = new LinkedHashMap<>();

    ControlPlane(ClusterDefinition definition, World world) {
        Platform process = world.platform().process("kube-apiserver");
        store = definition.store().open(process);
        server = server(definition, process);
        subscription = store.subscribe("", world::changed);
        for (ComponentDefinition component : components(definition)) {
            User user = User.component(component.name());
            components.put(component.name(), new Component(component, world.platform(), user, world, server));
        }
    }

    private ApiServer server(ClusterDefinition definition, Platform process) {
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
        components.add(new ComponentDefinition(MANAGER_NAME, manager(controllers(definition))));
        components.addAll(definition.components());
        return components;
    }

    static List<Controller> controllers(ClusterDefinition definition) {
        List<Controller> all = new ArrayList<>(definition.controllers());
        all.addAll(definition.extraControllers());
        return all;
    }

    private static ComponentFactory manager(List<Controller> controllers) {
        return context -> {
            ControllerManager manager =
                    new ControllerManager(context.client(), context.platform(), controllers, Optional.empty());
            manager.start();
            return manager::close;
        };
    }

    ClusterStore store() {
        return store;
    }

    ApiServer server() {
        return server;
    }

    void start() {
        components.values().forEach(Component::start);
    }

    Component component(String name) {
        Component component = components.get(name);
        if (component == null)
            throw new NoSuchElementException("no component " + name + "; there are " + components.keySet());
        return component;
    }

    /** Stops the components, the last first, then the server, then the store. */
    void stop() {
        List<Component> last = new ArrayList<>(components.values());
        for (int i = last.size() - 1; i >= 0; i--) last.get(i).stop();
        subscription.close();
        server.close();
        store.close();
    }
}
