package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import java.util.List;
import java.util.Optional;

/** What really runs on the machines of a cluster, whatever the store says. */
final class GroundTruth {
    private final Cluster cluster;

    GroundTruth(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The machines that are on. */
    List<ClusterNode> machines() {
        return cluster.nodes().stream().filter(ClusterNode::isOn).toList();
    }

    /** A machine, where it is on. */
    Optional<ClusterNode> machine(String name) {
        return cluster.nodes().stream()
                .filter(it -> it.name().equals(name) && it.isOn())
                .findFirst();
    }

    /** Whether a container of a pod runs on a machine. */
    static boolean runs(ClusterNode machine, String uid) {
        return machine.runtime().pod(uid).containers().stream().anyMatch(it -> !it.isExited());
    }
}
