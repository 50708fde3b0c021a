package dev.coracle.controllers;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.Resources;
import dev.coracle.client.TestServer;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Pod;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Controllers over a server in virtual time, with pods that run, and a way to the server on which things go wrong. */
public final class WorkloadWorld {
    public final Kernel kernel;
    public final TestServer server;
    public final Client client;
    public final PodRunner runner;
    public final LaggingTransport lag;
    public final FaultyTransport transport;
    private final List<Controller> controllers;
    private SimulatedPlatform process;

    public WorkloadWorld(Controller... controllers) {
        this(1, controllers);
    }

    public WorkloadWorld(long seed, Controller... controllers) {
        kernel = new Kernel(seed);
        server = new TestServer(kernel.root());
        client = server.client();
        runner = new PodRunner(client, kernel.root().process("nodes"));
        lag = new LaggingTransport(kernel, server.transport());
        transport = new FaultyTransport(lag, kernel.root().entropy());
        this.controllers = List.of(controllers);
        process = start();
    }

    private SimulatedPlatform start() {
        SimulatedPlatform started = kernel.root().process("manager");
        Client door = Client.of(transport, User.ADMIN);
        new ControllerManager(door, started, controllers, Optional.empty()).start();
        return started;
    }

    /** Crashes the controllers and starts them anew. */
    public void restart() {
        process.close();
        process = start();
    }

    /** Runs on for so many seconds. */
    public void run(long seconds) {
        kernel.runUntil(kernel.time().plusSeconds(seconds));
    }

    /** Creates an object that is written in YAML, in the namespace {@code default} where it names none. */
    public <T extends ApiObject> T create(Class<T> type, String yaml) {
        T object = Json.fromTree(type, Yaml.parse(yaml).get(0).tree());
        String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        return client.of(type).in(namespace).create(object);
    }

    /** A replica set of pods labelled {@code app: NAME}. */
    public ReplicaSet replicaSet(String name, int replicas) {
        return create(
                ReplicaSet.class,
                "{metadata: {name: " + name + "}, spec: {replicas: " + replicas + ", selector: {matchLabels: {app: "
                        + name + "}}, template: {metadata: {labels: {app: " + name
                        + "}}, spec: {containers: [{name: main, image: app:1}]}}}}");
    }

    /** A deployment of pods labelled {@code app: NAME}; more of its spec is written in YAML, such as {@code paused: true}. */
    public Deployment deployment(String name, int replicas, String more) {
        return create(
                Deployment.class,
                "{metadata: {name: " + name + "}, spec: {replicas: " + replicas + ", selector: {matchLabels: {app: "
                        + name + "}}, template: {metadata: {labels: {app: " + name
                        + "}}, spec: {containers: [{name: main, image: app:1}]}}" + (more.isEmpty() ? "" : ", ")
                        + more + "}}");
    }

    public Resources<ReplicaSet> replicaSets() {
        return client.replicaSets("default");
    }

    public Resources<Deployment> deployments() {
        return client.deployments("default");
    }

    /** The pods of the namespace {@code default}, by name. */
    public List<Pod> pods() {
        return client.pods("default").list().items();
    }

    /** The pods that are not being deleted. */
    public List<Pod> alive() {
        return pods().stream().filter(pod -> !pod.isTerminating()).toList();
    }

    /** What was told about objects of this kind, oldest first, as {@code type reason: message}. */
    public List<String> events(String kind) {
        return client.events("default").list().items().stream()
                .filter(it -> it.involvedObject().kind().equals(Optional.of(kind)))
                .sorted(Comparator.comparing((Event it) -> it.firstTimestamp().orElseThrow())
                        .thenComparing(Event::name))
                .map(it -> it.type().orElse("") + " " + it.reason().orElse("") + ": "
                        + it.message().orElse(""))
                .toList();
    }

    /** Creates a pod of the namespace {@code default}. */
    public Pod pod(String name, Map<String, String> labels) {
        return client.pods("default").create(TestServer.pod(name, labels));
    }

    public Duration time() {
        return kernel.time();
    }
}
