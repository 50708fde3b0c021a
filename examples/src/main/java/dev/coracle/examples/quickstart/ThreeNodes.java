package dev.coracle.examples.quickstart;

import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;

/** The cluster of the quickstart. */
final class ThreeNodes {
    private ThreeNodes() {}

    static ClusterPlan plan() {
        return Clusters.define(
                "quickstart", c -> c.nodes(3, node -> node.cores(4).memory("8Gi")));
    }
}
