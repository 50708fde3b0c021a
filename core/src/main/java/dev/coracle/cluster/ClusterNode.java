package dev.coracle.cluster;

import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.platform.Platform;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A worker node of a running cluster, as a machine: what can befall it. Its {@code Node} object is in the cluster.
 *
 * <p><b>Threads.</b> Every method may be called from any thread but the node's own.
 */
public final class ClusterNode {
    private NodeDefinition definition;
    private final String name;
    private final int number;
    private final World world;
    private final Transport server;
    private final OutageLog outages;
    private @Nullable Machine machine;
    /** What wrote to the machine's disk last; null where that is empty. */
    private @Nullable ContainerRuntime disk;

    private boolean disconnected;
    private boolean frozen;

    ClusterNode(NodeDefinition definition, int number, World world, Transport server) {
        this.definition = definition;
        this.name = definition.name();
        this.number = number;
        this.world = world;
        this.server = server;
        this.outages = new OutageLog(world.platform().clock());
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it is like: as it was defined, or redefined since. */
    public synchronized NodeDefinition definition() {
        return definition;
    }

    /**
     * Changes what the node is like, such as what of it is reserved; known to its agent when that starts next. Runtime and
     * agent themselves are those of the next boot.
     *
     * @throws DefinitionException where there can be no such node, or it has another name
     */
    public synchronized void redefine(UnaryOperator<NodeDefinition> change) {
        NodeDefinition changed = change.apply(definition);
        DefinitionCheck.check(changed);
        if (!changed.name().equals(name))
            throw new DefinitionException(List.of("node.name: a node cannot change its name: \"" + name + "\""));
        definition = changed;
    }

    /** Whether the machine is on. */
    public synchronized boolean isOn() {
        return machine != null;
    }

    /** The last time that the machine was off, frozen or cut off; at first, until it was turned on. */
    public synchronized Outage lastOutage() {
        return outages.last();
    }

    private void note() {
        outages.note(machine != null && !frozen && !disconnected);
    }

    /** Turns the machine on; does nothing where it is. Where that fails, it is off. */
    public synchronized void start() {
        if (machine != null || world.platform().isClosed()) return;
        Platform process = world.platform().process("node/" + name());
        boolean up = false;
        try {
            boot(process);
            up = true;
        } finally {
            if (!up) fail(process);
            note();
        }
    }

    private void fail(Platform process) {
        process.close();
        if (machine != null && machine.process() == process) machine = null;
    }

    private void boot(Platform process) {
        ContainerRuntime runtime = definition.runtime().start(process);
        if (disk != null) runtime.inherit(disk);
        disk = runtime;
        String bootId = process.entropy().uid();
        NodeAgentFactory factory = definition.agent();
        ComponentFactory agent = context -> factory.start(new NodeContext(
                definition(),
                context.client(),
                context.platform(),
                runtime,
                bootId,
                Addresses.node(number),
                Addresses.pods(number)));
        ComponentDefinition kubelet = new ComponentDefinition("kubelet/" + name(), agent);
        Component component = new Component(kubelet, process, User.node(name()), world, server);
        if (disconnected) component.disconnect();
        machine = new Machine(process, runtime, component); // before the start: it may crash in the middle of that
        component.start();
    }

    /** Empties the disk of a machine that is off: the images are gone as well. Does nothing where it is on. */
    public synchronized void wipe() {
        if (machine == null) disk = null;
    }

    /**
     * Turns the machine off from one moment to the next: its containers are gone, nobody is told, and only what is on the
     * disk stays, such as images.
     */
    public synchronized void crash() {
        if (machine != null) {
            machine.process().close();
            machine.kubelet().crash();
        }
        machine = null;
        frozen = false;
        note();
    }

    /** Crashes the machine, and turns it on again at once; its containers are gone. */
    public synchronized void reboot() {
        crash();
        start();
    }

    /** Stops the machine's time: nothing on it happens, and it does not know. */
    public synchronized void freeze() {
        if (machine == null) return;
        machine.process().pause();
        frozen = true;
        note();
    }

    /** Ends {@link #freeze()}. */
    public synchronized void thaw() {
        if (machine != null) machine.process().resume();
        frozen = false;
        note();
    }

    /** Cuts the machine off from the API server, also if it boots meanwhile; its containers run on. */
    public synchronized void disconnect() {
        disconnected = true;
        if (machine != null) machine.kubelet().disconnect();
        note();
    }

    /** Ends {@link #disconnect()}. */
    public synchronized void reconnect() {
        disconnected = false;
        if (machine != null) machine.kubelet().reconnect();
        note();
    }

    /**
     * The node's agent: to be stopped and started while the containers run on.
     *
     * @throws NoSuchElementException where the machine is off
     */
    public Component kubelet() {
        return machine().kubelet();
    }

    /**
     * What runs the node's containers.
     *
     * @throws NoSuchElementException where the machine is off
     */
    public ContainerRuntime runtime() {
        return machine().runtime();
    }

    /**
     * What runs the node's containers, where that is the simulated runtime: it takes commands for what goes wrong with
     * containers and images.
     *
     * @throws NoSuchElementException where the machine is off
     * @throws IllegalStateException where another runtime runs its containers
     */
    public SimulatedRuntime simulatedRuntime() {
        ContainerRuntime runtime = runtime();
        if (runtime instanceof SimulatedRuntime simulated) return simulated;
        throw new IllegalStateException("the runtime of node " + name() + " is " + runtime.name() + ", not simulated");
    }

    /**
     * The id by which the runtime knows a container of a pod that runs.
     *
     * @throws NoSuchElementException where the machine is off, or no container of this name runs in the pod
     */
    public String container(Pod pod, String name) {
        return runtime().pod(pod.uid()).containers().stream()
                .filter(it -> it.name().equals(name) && it.isRunning())
                .map(ContainerRun::id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(
                        "no container " + name + " of pod " + pod.key() + " runs on node " + name()));
    }

    /** Ends the machine with its cluster. */
    synchronized void stop() {
        try {
            if (machine != null) machine.kubelet().stop();
        } finally {
            crash();
        }
    }

    private synchronized Machine machine() {
        if (machine == null) throw new NoSuchElementException("node " + name() + " is off");
        return machine;
    }

    @Override
    public String toString() {
        return name();
    }

    /** A machine from one boot to its end. */
    private record Machine(Platform process, ContainerRuntime runtime, Component kubelet) {}
}
