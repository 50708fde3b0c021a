package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Toleration;
import java.util.List;
import java.util.Optional;

/**
 * A condition on nodes. Two that say the same in the same words are equal.
 *
 * @param labels names of labels the node must have
 * @param required what else is asked of the node
 * @param tolerations the node must have no taint that keeps pods away and is not tolerated by these; absent to let taints be
 */
public record NodeScope(List<String> labels, Optional<RequiredNodes> required, Optional<List<Toleration>> tolerations) {
    /** All nodes. */
    public static final NodeScope ALL = new NodeScope(List.of(), Optional.empty(), Optional.empty());

    /** Whether it is the condition that every node meets. */
    public boolean isAll() {
        return labels.isEmpty() && required.isEmpty() && tolerations.isEmpty();
    }

    /** Whether a node meets it. */
    public boolean includes(NodeInfo node) {
        for (String label : labels) {
            if (!node.labels().containsKey(label)) return false;
        }
        if (required.isPresent() && !required.get().matches(node.node())) return false;
        return tolerations.isEmpty()
                || Tolerations.firstUntolerated(node.node().spec().taints(), tolerations.get())
                        .isEmpty();
    }
}
