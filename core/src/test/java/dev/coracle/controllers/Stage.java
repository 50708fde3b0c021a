package dev.coracle.controllers;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.model.Time;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Controllers over a server in virtual time, with a way between them on which things go wrong. */
public final class Stage {
    private final Kernel kernel;
    private final TestServer server;
    private final LaggingTransport lagging;
    private final FaultyTransport transport;
    private final List<Controller> controllers;
    private SimulatedPlatform process;

    public Stage(Controller... controllers) {
        this(1, controllers);
    }

    public Stage(long seed, Controller... controllers) {
        kernel = new Kernel(seed);
        server = new TestServer(kernel.root());
        lagging = new LaggingTransport(kernel, server.transport());
        transport = new FaultyTransport(lagging, kernel.root().entropy());
        this.controllers = List.of(controllers);
        process = kernel.root().process("manager");
    }

    /** Starts the controllers, and waits until they have seen the cluster. */
    public Stage start() {
        Client client = Client.of(transport, User.ADMIN);
        new ControllerManager(client, process, controllers, Optional.empty()).start();
        return run(Duration.ofMillis(100));
    }

    /** Crashes the controllers and starts them anew. */
    public Stage restart() {
        process.close();
        process = kernel.root().process("manager");
        return start();
    }

    /** The way to the server that the controllers do not use. */
    public Client client() {
        return server.client();
    }

    public TestServer server() {
        return server;
    }

    public FaultyTransport transport() {
        return transport;
    }

    /** Tells the controllers later what happened. */
    public LaggingTransport lagging() {
        return lagging;
    }

    public Kernel kernel() {
        return kernel;
    }

    public SimulatedPlatform process() {
        return process;
    }

    public Clock clock() {
        Platform root = kernel.root();
        return root.clock();
    }

    public Entropy chance() {
        Platform root = kernel.root();
        return root.entropy().stream("test");
    }

    public Stage run(Duration time) {
        kernel.runUntil(kernel.time().plus(time));
        return this;
    }

    /** Runs until this holds; returns how long that took, or the patience where it never did. */
    public Duration runUntil(Duration patience, BooleanSupplier goal) {
        Duration begin = kernel.time();
        kernel.runUntil(goal, begin.plus(patience));
        return kernel.time().minus(begin);
    }

    /** Does this every now and then from now on. */
    public void every(Duration period, Runnable action) {
        kernel.at(kernel.time().plus(period), "every " + period, () -> {
            action.run();
            every(period, action);
        });
    }

    /** Reasons and messages of the events about objects of this kind, oldest first. */
    public List<String> events(String kind) {
        List<String> events = new ArrayList<>();
        for (Event event : client().of(Event.class).list().items()) {
            if (event.involvedObject().kind().equals(Optional.of(kind))) {
                events.add(event.reason().orElse("") + ": " + event.message().orElse(""));
            }
        }
        return events;
    }

    /** A node that says it is ready. */
    public Node node(String name, Map<String, String> labels) {
        NodeCondition ready =
                NodeCondition.builder().type("Ready").status("True").build();
        Node node = Node.builder()
                .metadata(ObjectMeta.builder().name(name).labels(labels).build())
                .build();
        return client().nodes().create(node.withStatus(node.status().withConditions(ready)));
    }

    /** A running pod on a node, which says it is ready. */
    public Pod pod(String name, String node, Map<String, String> labels) {
        return pod(TestServer.pod(name, labels), node);
    }

    /** A running pod on a node, which says it is ready. */
    public Pod pod(Pod pod, String node) {
        Pod stored = client().pods()
                .create(pod.withSpec(pod.spec().withNodeName(node).withTerminationGracePeriodSeconds(30L)));
        return report(stored, "10.0.0.1", "True");
    }

    /** Reports that a pod runs at an address, and whether it is ready. */
    public Pod report(Pod pod, String address, String ready) {
        PodCondition condition = PodCondition.builder()
                .type("Ready")
                .status(ready)
                .lastTransitionTime(new Time(clock().now()))
                .build();
        return client().pods()
                .updateStatus(pod.withStatus(pod.status()
                        .withPhase("Running")
                        .withPodIP(address)
                        .withPodIPs(PodIP.builder().ip(address).build())
                        .withConditions(condition)));
    }
}
