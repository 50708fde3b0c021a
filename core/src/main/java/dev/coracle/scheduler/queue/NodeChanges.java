package dev.coracle.scheduler.queue;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a change of a node means to pods that wait. Pure. */
public final class NodeChanges {
    private NodeChanges() {}

    /** A node came. */
    public static Happening added(Node node) {
        return new Happening(event(Action.ADD), null, node);
    }

    /** A node went. */
    public static Happening deleted(Node node) {
        return new Happening(event(Action.DELETE), node, null);
    }

    /** What changed, one by one; nothing for a sign of life. */
    public static List<Happening> between(Node before, Node after) {
        Map<Action, Boolean> changed = new EnumMap<>(Action.class);
        boolean released = before.spec().unschedulable() && !after.spec().unschedulable();
        changed.put(
                Action.UPDATE_NODE_TAINT,
                released || !before.spec().taints().equals(after.spec().taints()));
        changed.put(
                Action.UPDATE_NODE_ALLOCATABLE,
                !before.status().allocatable().equals(after.status().allocatable()));
        changed.put(Action.UPDATE_NODE_LABEL, !before.labels().equals(after.labels()));
        changed.put(Action.UPDATE_NODE_CONDITION, !conditions(before).equals(conditions(after)));
        changed.put(
                Action.UPDATE_NODE_ANNOTATION,
                !before.metadata().annotations().equals(after.metadata().annotations()));
        List<Happening> changes = new ArrayList<>(1);
        changed.forEach((action, is) -> {
            if (is) changes.add(new Happening(event(action), before, after));
        });
        return changes;
    }

    private static Map<String, String> conditions(Node node) {
        return node.status().conditions().stream()
                .collect(Collectors.toMap(NodeCondition::type, NodeCondition::status, (a, b) -> b));
    }

    private static ClusterEvent event(Action action) {
        return ClusterEvent.of(ClusterEvent.NODE, action);
    }
}
