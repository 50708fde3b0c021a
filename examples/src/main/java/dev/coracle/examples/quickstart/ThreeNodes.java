package dev.coracle.examples.quickstart;

import dev.coracle.cluster.DefaultParts;
import dev.coracle.cluster.NodeAgentFactory;
import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import java.time.Duration;

/** The cluster of the quickstart. It notices in 3 s what takes Kubernetes 50 s by default: that a node is lost. */
final class ThreeNodes {
    private static final NodeLifecycleOptions IMPATIENT = NodeLifecycleOptions.builder()
            .monitorPeriod(Duration.ofMillis(500))
            .monitorGracePeriod(Duration.ofSeconds(3))
            .evictionRate(10)
            .build();
    private static final NodeAgentFactory TALKATIVE =
            DefaultParts.kubelet(options -> options.leaseDuration(Duration.ofSeconds(2)));

    private ThreeNodes() {}

    static ClusterPlan plan() {
        return Clusters.define(
                "quickstart",
                c -> c.nodes(3, node -> node.cores(4).memory("8Gi").agent(TALKATIVE))
                        .controllers(DefaultParts.controllers(IMPATIENT)));
    }
}
