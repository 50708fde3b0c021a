package dev.coracle.node;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAddress;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.json.Json;
import dev.coracle.model.json.Yaml;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server and one node in virtual time, whose kubelet and whole machine can end and begin again. */
final class NodeWorld {
    static final String NODE = "n0";

    final Kernel kernel;
    final TestServer server;
    final FaultyTransport transport;
    private final SimulatedRuntimeOptions runtimeOptions;
    KubeletOptions options = KubeletOptions.builder()
            .nodeName(NODE)
            .putCapacity("cpu", Quantity.parse("4"))
            .putCapacity("memory", Quantity.parse("8Gi"))
            .addAddresses(
                    NodeAddress.builder().type("InternalIP").address("10.0.0.1").build())
            .podCidr("10.244.1.0/24")
            .bootId("boot-1")
            .build();
    private SimulatedPlatform machine;
    private SimulatedPlatform process;
    SimulatedRuntime runtime;
    Kubelet kubelet;

    NodeWorld() {
        this(KernelOptions.of(1), SimulatedRuntimeOptions.DEFAULT);
    }

    NodeWorld(KernelOptions kernelOptions, SimulatedRuntimeOptions runtimeOptions) {
        kernel = new Kernel(kernelOptions);
        server = new TestServer(kernel.root());
        transport = new FaultyTransport(server.transport(), new SeededEntropy(kernelOptions.seed()));
        this.runtimeOptions = runtimeOptions;
        machine = kernel.root().process(NODE);
        process = machine.process("kubelet");
        runtime = new SimulatedRuntime(machine, runtimeOptions);
        kubelet = newKubelet();
    }

    private Kubelet newKubelet() {
        return new Kubelet(Client.of(transport, User.node(NODE)), process, options, runtime);
    }

    /** Begins with these options. */
    NodeWorld start(KubeletOptions options) {
        this.options = options;
        kubelet = newKubelet();
        return start();
    }

    NodeWorld start() {
        kubelet.start();
        return this;
    }

    /** The kubelet crashes, and all else goes on. */
    void crashKubelet() {
        process.close();
    }

    void restartKubelet() {
        process = machine.process("kubelet");
        kubelet = newKubelet();
        kubelet.start();
    }

    /** The machine crashes, and its containers with it. */
    void crashMachine() {
        machine.close();
    }

    void restartMachine(String bootId) {
        machine = kernel.root().process(NODE);
        process = machine.process("kubelet");
        runtime = new SimulatedRuntime(machine, runtimeOptions);
        options = options.withBootId(bootId);
        kubelet = newKubelet();
        kubelet.start();
    }

    Client client() {
        return server.client();
    }

    /** Lets this much time pass. */
    NodeWorld pass(Duration time) {
        kernel.runUntil(kernel.time().plus(time));
        return this;
    }

    NodeWorld seconds(double seconds) {
        return pass(Duration.ofNanos((long) (seconds * 1e9)));
    }

    /** A pod that is bound to the node; its specification in YAML. */
    static Pod pod(String name, String spec) {
        PodSpec parsed = Json.fromTree(PodSpec.class, Yaml.parse(spec).get(0).tree());
        return Pod.builder()
                .metadata(ObjectMeta.builder().namespace("default").name(name).build())
                .spec(parsed.withNodeName(NODE))
                .build();
    }

    Pod create(String name, String spec) {
        return client().pods("default").create(pod(name, spec));
    }

    Optional<Pod> find(String name) {
        return client().pods("default").find(name);
    }

    Pod get(String name) {
        return client().pods("default").get(name);
    }

    Node node() {
        return client().nodes().get(NODE);
    }

    void delete(String name, long graceSeconds) {
        client().pods("default")
                .delete(
                        name,
                        DeleteOptions.builder().gracePeriodSeconds(graceSeconds).build());
    }

    String phase(String name) {
        return get(name).status().phase().orElse("");
    }

    /** The status of a container of either sort. */
    ContainerStatus container(String pod, String name) {
        Pod found = get(pod);
        return Stream.concat(
                        found.status().initContainerStatuses().stream(), found.status().containerStatuses().stream())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A container's state in a few words, such as {@code running}, {@code waiting CrashLoopBackOff}. */
    String state(String pod, String name) {
        ContainerStatus status = container(pod, name);
        if (status.state().running().isPresent()) return "running";
        return status.state()
                .terminated()
                .map(it -> "terminated " + it.reason().orElse("") + " " + it.exitCode())
                .orElseGet(() -> "waiting "
                        + status.state().waiting().orElseThrow().reason().orElse(""));
    }

    /** A condition as {@code True}, or as {@code False reason: message}. */
    String condition(String pod, String type) {
        PodCondition condition = get(pod).status().conditions().stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow();
        String why = condition.reason().map(it -> " " + it).orElse("")
                + condition.message().map(it -> ": " + it).orElse("");
        return condition.status() + why;
    }

    /** What people were told of an object, in order: {@code reason: message}, as often as counted. */
    List<String> events(String about) {
        return client().events("default").list().items().stream()
                .filter(it -> it.involvedObject().name().orElse("").equals(about))
                .map(NodeWorld::text)
                .toList();
    }

    private static String text(Event event) {
        return event.reason().orElse("") + ": " + event.message().orElse("");
    }

    /** The runs of a pod's container that the runtime shows, oldest first. */
    List<ContainerRun> runs(Pod pod, String container) {
        return runtime.pod(pod.uid()).containers().stream()
                .filter(it -> it.name().equals(container))
                .toList();
    }

    /** The newest run of a pod's container. */
    ContainerRun run(Pod pod, String container) {
        List<ContainerRun> runs = runs(pod, container);
        return runs.get(runs.size() - 1);
    }
}
