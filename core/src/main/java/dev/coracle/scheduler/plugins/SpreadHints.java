package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which events may help a pod that {@link PodTopologySpread} refused. */
final class SpreadHints {
    private final Function<PodInfo, List<SpreadConstraint>> constraints;
    private final NamespaceLabels namespaces;

    SpreadHints(Function<PodInfo, List<SpreadConstraint>> constraints, NamespaceLabels namespaces) {
        this.constraints = constraints;
        this.namespaces = namespaces;
    }

    List<EventRegistration> registrations() {
        return List.of(
                Hints.pod(
                        this::ofPod, Action.ADD, Action.DELETE, Action.UPDATE_POD_LABEL, Action.UPDATE_POD_TERMINATION),
                Hints.node(
                        this::ofNode, Action.ADD, Action.DELETE, Action.UPDATE_NODE_LABEL, Action.UPDATE_NODE_TAINT));
    }

    /** A pod that counts came or went, or counts now and did not, or the other way round. */
    private boolean ofPod(PodInfo pod, @Nullable Pod before, @Nullable Pod after) {
        if (after != null && after.uid().equals(pod.uid())) return true;
        for (SpreadConstraint constraint : constraints.apply(pod)) {
            boolean counted = counts(constraint, before);
            boolean counts = counts(constraint, after);
            boolean changed = before != null && after != null;
            if (changed ? counted != counts : (counted || counts)) return true;
        }
        return false;
    }

    private boolean counts(SpreadConstraint constraint, @Nullable Pod pod) {
        return pod != null
                && !pod.isTerminating()
                && constraint.selection().matches(pod.namespace(), pod.labels(), namespaces);
    }

    /** A node with all the labels came or went, or its labels say something else, or its taints do. */
    private boolean ofNode(PodInfo pod, @Nullable Node before, @Nullable Node after) {
        List<SpreadConstraint> all = constraints.apply(pod);
        boolean had = hasLabels(before, all);
        boolean has = hasLabels(after, all);
        if (before == null || after == null || had != has) return had || has;
        return has && differs(before, after, all);
    }

    private static boolean hasLabels(@Nullable Node node, List<SpreadConstraint> constraints) {
        return node != null
                && constraints.stream().allMatch(constraint -> node.labels().containsKey(constraint.key()));
    }

    private static boolean differs(Node before, Node after, List<SpreadConstraint> constraints) {
        if (!before.spec().taints().equals(after.spec().taints())) return true;
        return constraints.stream()
                .map(SpreadConstraint::key)
                .anyMatch(key ->
                        !Objects.equals(before.labels().get(key), after.labels().get(key)));
    }
}
