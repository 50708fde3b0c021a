package dev.coracle.cluster;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.apply.Applier;
import dev.coracle.model.meta.ApiObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A cluster that runs.
 *
 * <pre>{@code
 * try (Cluster cluster = definition.start()) {
 *     cluster.apply(Path.of("web.yaml"));
 *     cluster.await(Conditions.rolledOut("default", "web"));
 *     cluster.node("node-1").crash();
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Every method may be called from any thread that is none of the cluster's own; in a simulated world,
 * from the one thread there is.
 * <p><b>Errors.</b> Those of {@link Client}.
 */
public final class Cluster implements AutoCloseable {
    private final ClusterDefinition definition;
    private final World world;
    private final ControlPlane controlPlane;
    private final Ending ending;
    private final Map<String, ClusterNode> nodes = new LinkedHashMap<>();
    private int nodesMade;
    private final Client client;
    private final Client observer;
    private final Waiting waiting;
    private final Applier applier;
    private final ManifestReader manifests;

    private Cluster(ClusterDefinition definition, World world, Ending ending) {
        this.definition = definition;
        this.world = world;
        this.ending = ending;
        this.controlPlane = new ControlPlane(definition, world, ending);
        this.client = Client.of(controlPlane.front(), User.ADMIN);
        this.observer = Client.of(controlPlane.observer(), User.ADMIN);
        this.waiting = new Waiting(world, controlPlane.store(), observer);
        this.applier = Applier.of(client).with(definition.scheme());
        this.manifests = new ManifestReader(applier, waiting);
    }

    /**
     * Starts a cluster in a world that it owns from now on; returns when the API server answers and every component was
     * started. Where that fails, everything that had been started is ended again.
     */
    public static Cluster start(ClusterDefinition definition, World world) {
        Ending ending = new Ending();
        ending.add(world::close);
        try {
            Cluster cluster = new Cluster(definition, world, ending);
            cluster.begin();
            return cluster;
        } catch (RuntimeException | Error e) {
            ending.after(e);
            throw e;
        }
    }

    private void begin() {
        Bootstrap.of(client);
        controlPlane.start();
        definition.nodes().forEach(this::addNode);
    }

    /** An administrator's client, directly at the API server. */
    public Client client() {
        return client;
    }

    /**
     * A client of those who look on: it reads and watches what is stored, whatever befalls the API server and the store,
     * and in simulation leaves no trace. Not for writing.
     */
    public Client observer() {
        return observer;
    }

    /** What it was started from; nodes added later are not in it. */
    public ClusterDefinition definition() {
        return definition;
    }

    /** Where it lives. */
    public World world() {
        return world;
    }

    /**
     * Applies all objects of a text in YAML or JSON, as {@code kubectl apply -f} does.
     *
     * @return the objects as they are then, in the order of the text
     */
    public List<ApiObject> apply(String manifest) {
        return manifests.apply(manifest);
    }

    /** Applies all objects of a file in YAML or JSON, as {@code kubectl apply -f} does. */
    public List<ApiObject> apply(Path manifest) {
        try {
            return apply(Files.readString(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest " + manifest, e);
        }
    }

    /** Applies an object, as {@code kubectl apply} would apply its YAML. */
    @CanIgnoreReturnValue
    public <T extends ApiObject> T apply(T object) {
        return applier.apply(object);
    }

    /**
     * Waits until a condition holds, as long as the world is patient: 30 s of real, 10 min of simulated time.
     *
     * @throws ConditionTimeoutException where it does not in time; says what was seen last
     */
    public void await(Condition condition) {
        await(condition, world.patience());
    }

    /**
     * Waits until a condition holds.
     *
     * @throws ConditionTimeoutException where it does not in time; says what was seen last
     */
    public void await(Condition condition, Duration limit) {
        waiting.await(condition, limit);
    }

    /** Lets this much time pass. */
    public void run(Duration duration) {
        world.await(() -> false, duration);
    }

    /**
     * A node's handle.
     *
     * @throws NoSuchElementException where no node of this name was defined
     */
    public ClusterNode node(String name) {
        synchronized (nodes) {
            ClusterNode node = nodes.get(name);
            if (node == null) throw new NoSuchElementException("no node " + name + "; there are " + nodes.keySet());
            return node;
        }
    }

    /** The nodes' handles, in the order of their definition. */
    public List<ClusterNode> nodes() {
        synchronized (nodes) {
            return List.copyOf(nodes.values());
        }
    }

    /**
     * One more node, which starts at once.
     *
     * @throws DefinitionException where there is one of this name already, or it cannot be
     * @throws RuntimeException where it does not start; there is no such node then
     */
    public ClusterNode addNode(NodeDefinition definition) {
        DefinitionCheck.check(definition);
        ClusterNode node = newNode(definition);
        ending.add(node::stop);
        try {
            node.start();
        } catch (RuntimeException | Error e) {
            synchronized (nodes) {
                nodes.remove(definition.name());
            }
            throw e;
        }
        return node;
    }

    private ClusterNode newNode(NodeDefinition definition) {
        synchronized (nodes) {
            if (nodes.containsKey(definition.name())) {
                throw new DefinitionException(List.of("node.name: Duplicate value: \"" + definition.name() + "\""));
            }
            ClusterNode node = new ClusterNode(definition, nodesMade++, world, controlPlane.front());
            nodes.put(definition.name(), node);
            return node;
        }
    }

    /**
     * Writes a file with all that is stored, as of one revision, but for what goes by itself, such as events; the cluster
     * goes on meanwhile. A cluster whose store is {@code Snapshots.restored(file, store)} begins with it, whatever the
     * kinds of the two stores.
     *
     * @return the revision
     * @throws dev.coracle.store.StoreException where the store cannot be read or the file not written
     */
    @CanIgnoreReturnValue
    public long snapshot(Path file) {
        return controlPlane.observer().snapshot(file);
    }

    /** The API server's process: to be ended and started over the same store. */
    public ServerProcess apiServer() {
        return controlPlane.server();
    }

    /** The scheduler. */
    public Component scheduler() {
        return component(ControlPlane.SCHEDULER_NAME);
    }

    /** What runs the controllers. */
    public Component controllerManager() {
        return component(ControlPlane.MANAGER_NAME);
    }

    /** The components that are no node's, in the order in which they were started. */
    public List<Component> components() {
        return controlPlane.components();
    }

    /**
     * A component that is no node's.
     *
     * @throws NoSuchElementException where none of this name was defined
     */
    public Component component(String name) {
        return controlPlane.component(name);
    }

    /**
     * Stops the nodes, the components, the API server and the store, in this order: all of them, also where the end of
     * one fails, which is thrown in the end. Does nothing the second time.
     */
    @Override
    public void close() {
        ending.run();
    }
}
