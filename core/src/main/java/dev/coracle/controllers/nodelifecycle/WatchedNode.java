package dev.coracle.controllers.nodelifecycle;

import dev.coracle.model.MicroTime;
import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the monitor knows of a node. */
final class WatchedNode {
    private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";

    private Node node;
    private Optional<Time> heartbeat;
    private Optional<MicroTime> renewed = Optional.empty();
    private Duration patience;
    private boolean introduced;

    private final NodeLifecycleOptions options;

    WatchedNode(Node node, NodeLifecycleOptions options) {
        this.options = options;
        this.node = node;
        this.heartbeat = heartbeat(node);
        this.patience = HealthPlanner.patience(node, options);
    }

    Node node() {
        return node;
    }

    /** Takes a later state in; returns whether the node gave a sign of life with it. */
    boolean take(Node later) {
        Optional<Time> beat = heartbeat(later);
        boolean alive = !beat.equals(heartbeat)
                || NodeConditions.readiness(node).isPresent()
                        != NodeConditions.readiness(later).isPresent();
        written(later);
        return alive;
    }

    /** Takes a state in that the monitor itself wrote: no sign of life. */
    void written(Node later) {
        node = later;
        heartbeat = heartbeat(later);
        patience = HealthPlanner.patience(later, options);
    }

    /** How long it may be silent. */
    Duration patience() {
        return patience;
    }

    /** Takes the node's lease in; returns whether the node gave a sign of life with it. */
    boolean take(Lease lease) {
        return lease.spec().renewTime().filter(this::renewed).isPresent();
    }

    /** Takes in that the node's lease was renewed at this time; returns whether that is news. */
    boolean renewed(MicroTime time) {
        boolean alive = renewed.isEmpty() || renewed.get().compareTo(time) < 0;
        if (alive) renewed = Optional.of(time);
        return alive;
    }

    /** Whether this is the first time that it is asked. */
    boolean isNew() {
        boolean first = !introduced;
        introduced = true;
        return first;
    }

    private static Optional<Time> heartbeat(Node node) {
        return NodeConditions.find(node, NodeConditions.READY).flatMap(it -> it.lastHeartbeatTime());
    }

    /** Whether a change asks for a look at the node, beside its signs of life. */
    static boolean matters(Node before, Node after) {
        return !NodeConditions.readiness(before).equals(NodeConditions.readiness(after))
                || !before.spec().taints().equals(after.spec().taints())
                || !before.labels().equals(after.labels());
    }

    /** The zone that a node is in, told by region and zone; empty for a node without either. */
    static String zone(Node node) {
        String region = label(node, "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region");
        String zone = label(node, "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
        return region.isEmpty() && zone.isEmpty() ? "" : region + ":" + zone;
    }

    private static String label(Node node, String name, String old) {
        Map<String, String> labels = node.labels();
        return labels.getOrDefault(name, labels.getOrDefault(old, ""));
    }

    /** Whether a node counts when a zone is judged. */
    static boolean counts(Node node) {
        return !node.labels().containsKey(EXCLUDED);
    }
}
