package dev.coracle.controllers.nodelifecycle;

import dev.coracle.model.Time;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a node that has been silent for some time. */
final class HealthPlanner {
    /** What only the node itself knows; whether its network works is known to others. */
    private static final List<String> REPORTED =
            List.of(NodeConditions.READY, "MemoryPressure", "DiskPressure", "PIDPressure");

    private HealthPlanner() {}

    /**
     * A node as it is seen.
     *
     * @param silence how long nothing was heard of it
     * @param now the time of day
     */
    record View(Node node, Duration silence, Time now, NodeLifecycleOptions options) {}

    /**
     * What to do.
     *
     * @param status the node with the conditions it should have, if others than it has
     * @param notReady whether it was ready until now and is no more
     */
    record Plan(String reason, Optional<Node> status, boolean notReady) {}

    /** How long a node may be silent: longer where it never said anything. */
    static Duration patience(Node node, NodeLifecycleOptions options) {
        return NodeConditions.readiness(node).isPresent() ? options.monitorGracePeriod() : options.startupGracePeriod();
    }

    static Plan plan(View view) {
        Node node = view.node();
        if (view.silence().compareTo(patience(node, view.options())) < 0) {
            return new Plan("heard of lately", Optional.empty(), false);
        }
        // As in Kubernetes, the others are left alone once the node is known not to answer.
        if (NodeConditions.readiness(node).filter("Unknown"::equals).isPresent()) {
            return new Plan("silent as before", Optional.empty(), false);
        }
        Node unknown = node.withStatus(node.status().withConditions(unknown(view)));
        return new Plan("silent for " + view.silence(), Optional.of(unknown), NodeConditions.isReady(node));
    }

    private static List<NodeCondition> unknown(View view) {
        List<NodeCondition> conditions = new ArrayList<>();
        for (NodeCondition condition : view.node().status().conditions()) {
            boolean changes =
                    REPORTED.contains(condition.type()) && !condition.status().equals("Unknown");
            conditions.add(
                    changes
                            ? condition
                                    .withStatus("Unknown")
                                    .withReason("NodeStatusUnknown")
                                    .withMessage("Kubelet stopped posting node status.")
                                    .withLastTransitionTime(view.now())
                            : condition);
        }
        for (String type : REPORTED) {
            if (NodeConditions.find(view.node(), type).isPresent()) continue;
            conditions.add(NodeCondition.builder()
                    .type(type)
                    .status("Unknown")
                    .reason("NodeStatusNeverUpdated")
                    .message("Kubelet never posted node status.")
                    .lastHeartbeatTime(view.node().metadata().creationTimestamp())
                    .lastTransitionTime(view.now())
                    .build());
        }
        return conditions;
    }
}
