package dev.coracle.testkit.invariant;

import dev.coracle.cluster.Cluster;
import dev.coracle.simulation.Simulation;
import java.util.Optional;

/**
 * What an invariant may know of a run beside the objects in the store: how the cluster is defined, what really runs on its
 * machines, and what goes over its network. An invariant looks and listens, and changes nothing.
 *
 * @param cluster the cluster, with its definition and machines
 * @param simulation where time is simulated
 * @param bounds how soon things must happen, computed from the configuration
 * @param calm since when the parts of the cluster could do their work
 * @param authors who made which change
 */
public record Setting(Cluster cluster, Optional<Simulation> simulation, Bounds bounds, Calm calm, Authors authors) {
    /** The setting of a run. */
    public Setting(Cluster cluster, Optional<Simulation> simulation, Bounds bounds) {
        this(cluster, simulation, bounds, new Calm(cluster, simulation, bounds), new Authors(simulation));
    }
}
