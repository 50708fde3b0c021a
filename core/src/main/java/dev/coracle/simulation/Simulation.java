package dev.coracle.simulation;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import dev.coracle.simulation.kernel.Trace;
import java.time.Duration;

/**
 * A cluster in simulated time. The same definition, seed and calls give the same run, on every machine.
 *
 * <pre>{@code
 * try (Simulation simulation = Simulation.of(definition, 42)) {
 *     Cluster cluster = simulation.cluster();
 *     cluster.node("node-1").crash();
 *     cluster.run(Duration.ofMinutes(10)); // takes milliseconds
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> One: that which made it.
 * <p><b>Errors.</b> A failure in simulated code ends the run with
 * {@link dev.coracle.simulation.kernel.SimulationFailure}.
 */
public final class Simulation implements AutoCloseable {
    private final SimulatedWorld world;
    private final Cluster cluster;

    private Simulation(SimulatedWorld world, Cluster cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    /** Starts a cluster in a world with this seed and the usual network; events of one moment happen in random order. */
    public static Simulation of(ClusterDefinition definition, long seed) {
        KernelOptions options =
                KernelOptions.builder().seed(seed).shuffled(true).build();
        return of(definition, options, NetworkOptions.builder().build());
    }

    /** Starts a cluster in a world of its own. */
    public static Simulation of(ClusterDefinition definition, KernelOptions options, NetworkOptions network) {
        SimulatedWorld world = new SimulatedWorld(options, network);
        return new Simulation(world, Cluster.start(definition, world));
    }

    /** The cluster. */
    public Cluster cluster() {
        return cluster;
    }

    /** Lets somebody see what goes over the network from now on. */
    public void observe(NetworkObserver observer) {
        world.observe(observer);
    }

    /** Where the cluster lives: what to disturb its network with. */
    public SimulatedWorld world() {
        return world;
    }

    /** Clock and agenda: what to plan faults with. */
    public Kernel kernel() {
        return world.kernel();
    }

    /** What happened so far; its hash tells runs apart. */
    public Trace trace() {
        return kernel().trace();
    }

    /** How much time has passed since the start. */
    public Duration time() {
        return kernel().time();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
