package dev.coracle.examples.replay;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.util.List;

/** The cluster on which a trace is played. */
final class TraceCluster {
    private TraceCluster() {}

    static Simulation simulate(List<NodeDefinition> nodes, long seed) {
        ClusterDefinition definition =
                ClusterDefinition.builder().name("replay").nodes(nodes).build();
        return Simulation.of(definition, KernelOptions.of(seed), NetworkOptions.PERFECT);
    }
}
