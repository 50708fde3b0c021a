package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.User;
import dev.coracle.client.Client;
import dev.coracle.client.FaultyTransport;
import dev.coracle.client.TestServer;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A simulated cluster of an API server and a scheduler; whoever tests it plays the kubelets. */
final class SchedulerWorld {
    static final String NS = "default";

    final Kernel kernel;
    final TestServer server;
    final Client client;
    private int processes;

    SchedulerWorld() {
        this(1L);
    }

    SchedulerWorld(long seed) {
        this(KernelOptions.of(seed));
    }

    SchedulerWorld(KernelOptions options) {
        kernel = new Kernel(options);
        server = new TestServer(kernel.root());
        client = server.client();
    }

    /** A scheduler in a process of its own. */
    final class Started {
        final SimulatedPlatform process;
        final FaultyTransport transport;
        final Scheduler scheduler;

        Started(SchedulerOptions options) {
            process = kernel.root().process("scheduler-" + processes++);
            transport = new FaultyTransport(server.transport(), process.entropy());
            scheduler = new Scheduler(Client.of(transport, User.ADMIN), process, options);
            scheduler.start();
        }
    }

    Started start() {
        return start(SchedulerOptions.defaults());
    }

    Started start(SchedulerOptions options) {
        return new Started(options);
    }

    void run(Duration time) {
        kernel.runUntil(kernel.time().plus(time));
    }

    void settle() {
        run(Duration.ofMillis(10));
    }

    void await(BooleanSupplier goal) {
        assertThat(kernel.runUntil(goal, kernel.time().plusSeconds(120)))
                .as("reached within two minutes")
                .isTrue();
    }

    Node node(String name, String cpu) {
        return node(name, cpu, it -> it);
    }

    Node node(String name, String cpu, UnaryOperator<Node> change) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("cpu", Quantity.parse(cpu));
        all.put("memory", Quantity.parse("64Gi"));
        all.put("pods", Quantity.parse("110"));
        Node node = Node.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .spec(NodeSpec.EMPTY)
                .status(NodeStatus.builder().allocatable(all).capacity(all).build())
                .build();
        return client.nodes().create(change.apply(node));
    }

    static Node tainted(Node node, String key) {
        Taint taint =
                Taint.builder().key(key).value("true").effect("NoSchedule").build();
        return node.withSpec(node.spec().withTaints(List.of(taint)));
    }

    Pod pod(String name, String cpu) {
        return pod(name, cpu, it -> it);
    }

    Pod pod(String name, String cpu, UnaryOperator<PodSpec> change) {
        return client.pods().create(unborn(name, cpu, change));
    }

    static Pod unborn(String name, String cpu, UnaryOperator<PodSpec> change) {
        Container container = Container.builder()
                .name("main")
                .image("app:1")
                .resources(ResourceRequirements.builder()
                        .putRequest("cpu", Quantity.parse(cpu))
                        .build())
                .build();
        PodSpec spec = PodSpec.builder().addContainer(container).build();
        return Pod.builder()
                .metadata(ObjectMeta.builder().namespace(NS).name(name).build())
                .spec(change.apply(spec))
                .build();
    }

    Optional<Pod> find(String name) {
        return client.pods(NS).find(name);
    }

    Pod get(String name) {
        return client.pods(NS).get(name);
    }

    /** The node of a pod; empty where it has none. */
    String nodeOf(String name) {
        return find(name).flatMap(pod -> pod.spec().nodeName()).orElse("");
    }

    boolean isBound(String name) {
        return !nodeOf(name).isEmpty();
    }

    void kill(String name) {
        client.pods(NS)
                .delete(name, DeleteOptions.builder().gracePeriodSeconds(0L).build());
    }

    /** The condition PodScheduled of a pod. */
    PodCondition scheduled(String name) {
        return get(name).status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .findFirst()
                .orElseThrow();
    }

    String message(String name) {
        return scheduled(name).message().orElse("");
    }

    List<Event> events(String pod, String reason) {
        return client.events(NS).list().items().stream()
                .filter(it -> it.involvedObject().name().equals(Optional.of(pod)))
                .filter(it -> it.reason().equals(Optional.of(reason)))
                .toList();
    }

    /** Thousandths of a core that the pods of each node ask for. */
    Map<String, Long> cpuByNode() {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Pod pod : client.pods().list().items()) {
            Quantity cpu =
                    pod.spec().containers().get(0).resources().requests().getOrDefault("cpu", Quantity.parse("0"));
            pod.spec().nodeName().ifPresent(node -> sums.merge(node, cpu.milliValue(), Long::sum));
        }
        return sums;
    }
}
