package dev.coracle.dsl;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Sizing;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.capacity.Capacity;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.util.List;

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

    /**
     * Whether it carries these workloads, also after the loss of nodes: {@code plan.sizing(web).survives(1)}. Starts
     * nothing.
     */
    public Capacity sizing(ApiObject... workloads) {
        return Sizing.of(definition, List.of(workloads));
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
