package dev.coracle.model.condition;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import java.util.Optional;

/** Finds conditions of nodes. */
public final class NodeConditions {
    /** Type of the condition that says whether a node takes pods. */
    public static final String READY = "Ready";

    private NodeConditions() {}

    /** The condition of this type. */
    public static Optional<NodeCondition> find(Node node, String type) {
        for (NodeCondition condition : node.status().conditions()) {
            if (condition.type().equals(type)) return Optional.of(condition);
        }
        return Optional.empty();
    }

    /** {@code True}, {@code False} or {@code Unknown}; empty where the node never said. */
    public static Optional<String> readiness(Node node) {
        return find(node, READY).map(NodeCondition::status);
    }

    /** Whether a node says that it is ready. */
    public static boolean isReady(Node node) {
        return readiness(node).filter("True"::equals).isPresent();
    }
}
