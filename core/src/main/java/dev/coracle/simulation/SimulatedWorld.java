package dev.coracle.simulation;

import dev.coracle.api.Transport;
import dev.coracle.cluster.World;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A world in simulated time: its one thread is that of whoever waits. */
public final class SimulatedWorld implements World {
    private final Kernel kernel;
    private final NetworkOptions network;
    private final Audience audience;

    /** A world where all chance comes from the seed in the options. */
    public SimulatedWorld(KernelOptions options, NetworkOptions network) {
        this.kernel = new Kernel(options);
        this.network = network;
        this.audience = new Audience(kernel::time);
    }

    /** Clock and agenda. */
    public Kernel kernel() {
        return kernel;
    }

    /** Lets somebody see what goes over the network from now on; observers are told in the order in which they came. */
    public void observe(NetworkObserver observer) {
        audience.add(observer);
    }

    @Override
    public Platform platform() {
        return kernel.root();
    }

    @Override
    public Transport connect(Platform process, Transport server) {
        audience.connected(process.name());
        return new SimulatedNetwork(process, kernel, server, network, audience);
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
