package dev.coracle.examples.replay;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.cluster.NodeAgentFactory;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.simulation.NetworkOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.List;

/**
 * The cluster on which a trace is played. Its nodes say that they are alive every five days instead of every ten seconds: in
 * months nothing else would happen, and no node of the trace dies.
 */
final class TraceCluster {
    private static final Duration HEARTBEAT = Duration.ofDays(5);

    private TraceCluster() {}

    static Simulation simulate(List<NodeDefinition> nodes, long seed) {
        return simulate(nodes, seed, Profile.defaults());
    }

    static Simulation simulate(List<NodeDefinition> nodes, long seed, Profile scheduling) {
        NodeAgentFactory kubelet = DefaultParts.kubelet(options -> options.leaseDuration(HEARTBEAT.multipliedBy(4))
                .nodeStatusUpdateFrequency(HEARTBEAT)
                .nodeStatusReportFrequency(HEARTBEAT)
                .events(false));
        ClusterDefinition definition = ClusterDefinition.builder()
                .name("replay")
                .scheduler(DefaultParts.scheduler(SchedulerOptions.of(scheduling)))
                .controllers(DefaultParts.controllers(patient()))
                .nodes(nodes.stream().map(node -> node.withAgent(kubelet)).toList())
                .build();
        return Simulation.of(definition, KernelOptions.of(seed), NetworkOptions.PERFECT);
    }

    private static NodeLifecycleOptions patient() {
        return NodeLifecycleOptions.builder()
                .monitorPeriod(HEARTBEAT)
                .monitorGracePeriod(HEARTBEAT.multipliedBy(4))
                .build();
    }
}
