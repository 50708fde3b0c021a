package dev.coracle.dsl;

import dev.coracle.cluster.DefinitionException;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.memory.MemoryStore;
import java.util.function.UnaryOperator;

/**
 * Where a definition begins.
 *
 * <pre>{@code
 * ClusterPlan shop = Clusters.define("shop", c -> c
 *         .nodes(3, node -> node.cores(4).memory("16Gi").zone("a"))
 *         .scheduler(profile -> profile.without("ImageLocality")));
 *
 * try (Cluster cluster = shop.start()) { ... }
 * try (Simulation simulation = shop.simulate(42)) { ... }
 * }</pre>
 */
public final class Clusters {
    private Clusters() {}

    /**
     * A cluster, defined and checked; nothing runs yet.
     *
     * @param name a DNS label, for logs and threads
     * @throws DefinitionException with every mistake in it
     */
    public static ClusterPlan define(String name, UnaryOperator<ClusterSpec> spec) {
        return new ClusterPlan(spec.apply(ClusterSpec.of(name)).definition());
    }

    /** A store in memory, which is what a cluster has by default. */
    public static StoreFactory inMemory() {
        return MemoryStore::new;
    }
}
