package dev.coracle.dsl;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;

/**
 * A cluster that may be started as often as one likes, also several at once.
 *
 * @param definition what it is made of
 */
public record ClusterPlan(ClusterDefinition definition) {
    /** Starts it on the machine's clock and threads. */
    public Cluster start() {
        return definition.start();
    }

    /** Starts it in simulated time; all chance comes from the seed. */
    public Simulation simulate(long seed) {
        return Simulation.of(definition, seed);
    }

    /** Starts it in simulated time, with options of its own. */
    public Simulation simulate(KernelOptions options, NetworkOptions network) {
        return Simulation.of(definition, options, network);
    }
}
