package dev.coracle.simulation;

import dev.coracle.api.Transport;
import dev.coracle.cluster.World;
import dev.coracle.model.meta.Status;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import dev.coracle.store.ClusterStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A world in simulated time: its one thread is that of whoever waits. */
public final class SimulatedWorld implements World {
    private final Kernel kernel;
    private final NetworkOptions network;
    private final Traffic traffic;
    private @Nullable SimulatedStore store;

    /** A world where all chance comes from the seed in the options. */
    public SimulatedWorld(KernelOptions options, NetworkOptions network) {
        this.kernel = new Kernel(options);
        this.network = network;
        boolean reliable = network.refused() == 0 && network.unknown() == 0;
        this.traffic = new Traffic(kernel, network.heartbeats() == Heartbeats.COALESCED && reliable);
        kernel.longCalls(() -> traffic.isSlow() || isStoreSlow());
        kernel.root().longCalls(this::isStoreSlow);
    }

    private boolean isStoreSlow() {
        return store != null && store.isSlow();
    }

    /** Clock and agenda. */
    public Kernel kernel() {
        return kernel;
    }

    /** Lets somebody see what goes over the network from now on; observers are told in the order in which they came. */
    public void observe(NetworkObserver observer) {
        traffic.audience().add(observer);
    }

    /**
     * Waits for a call: asked about each one after it was carried out, and before its caller knows. Where it says yes, it
     * has planned something for this very moment, by {@link Kernel#intervene}; that happens before the caller goes on.
     */
    public void trap(Predicate<NetworkObserver.ObservedCall> trap) {
        traffic.trap(trap);
    }

    /** Has every call made from now on, as one who waits for just those needs that are otherwise left out. */
    public void needEveryCall() {
        traffic.quiet().observed();
    }

    /**
     * Disturbs what goes to and from a process from now on, also when it is started again.
     *
     * @param process its name, such as {@code kubelet/node-1}; {@code *} for all
     */
    public void disturb(String process, Disturbance disturbance) {
        traffic.disturb(process, disturbance);
    }

    /** Ends {@link #disturb}. */
    public void calm(String process, Disturbance disturbance) {
        traffic.calm(process, disturbance);
    }

    /**
     * Ends all watches that a process has open; what they have under way is lost.
     *
     * @param process its name; {@code *} for all
     * @param failure what they tell last; empty for a connection that is cut
     */
    public void cutWatches(String process, Optional<Status> failure) {
        traffic.cut(process, failure);
    }

    @Override
    public Platform platform() {
        return kernel.root();
    }

    @Override
    public Platform bystander() {
        return kernel.bystander();
    }

    @Override
    public Transport front(Transport server) {
        return traffic.quiet().isWanted() ? new FreshDoor(server, traffic.quiet()) : server;
    }

    @Override
    public ClusterStore mount(ClusterStore store) {
        SimulatedStore mounted = new SimulatedStore(store, kernel, traffic.quiet()::troubled);
        this.store = mounted;
        return mounted;
    }

    /**
     * The cluster's store.
     *
     * @throws IllegalStateException where no cluster was started in this world
     */
    public SimulatedStore store() {
        if (store == null) throw new IllegalStateException("no cluster was started in this world");
        return store;
    }

    @Override
    public Transport connect(Platform process, Transport server) {
        traffic.audience().connected(process.name());
        SimulatedPlatform simulated = (SimulatedPlatform) process;
        simulated.longCalls(traffic.disturbances(process.name())::areSlow);
        return new SimulatedNetwork(simulated, kernel, server, network, traffic);
    }

    @Override
    public boolean await(BooleanSupplier goal, Duration limit) {
        return kernel.runUntil(goal, kernel.time().plus(limit));
    }

    /** Nothing: goals are looked at after each event. */
    @Override
    public void changed() {}

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void close() {
        kernel.root().close();
    }
}
