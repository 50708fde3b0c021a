package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Change;
import java.time.Duration;
import java.util.Optional;

/** The moment at which a node is given up. */
final class Death {
    private Death() {}

    /** The node that is called unknown with a change and was not before, as it was before. */
    static Optional<Node> of(Change change) {
        boolean unknown = change.after(Node.class).filter(Heartbeats::isUnknown).isPresent();
        return unknown ? change.before(Node.class).filter(it -> !Heartbeats.isUnknown(it)) : Optional.empty();
    }

    /** How long a node may be silent: longer where it never said anything. */
    static Duration grace(Node node, Bounds bounds) {
        return NodeConditions.readiness(node).isPresent()
                ? bounds.nodeGrace()
                : bounds.nodeLifecycle().startupGracePeriod();
    }
}
