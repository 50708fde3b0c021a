package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import java.util.List;
import java.util.Optional;

/** The defaults of a node. */
final class NodeDefaults {
    private NodeDefaults() {}

    static Node apply(Node node) {
        return node.withSpec(spec(node.spec())).withStatus(status(node.status()));
    }

    /** The old single network and the first of the list are one; where they differ, the single one counts. */
    private static NodeSpec spec(NodeSpec spec) {
        List<String> all = spec.podCIDRs();
        Optional<String> single = spec.podCIDR();
        if (single.isEmpty()) return spec.withPodCIDR(all.stream().findFirst().filter(it -> !it.isEmpty()));
        boolean agree = !all.isEmpty() && all.get(0).equals(single.get());
        return agree ? spec : spec.withPodCIDRs(List.of(single.get()));
    }

    private static NodeStatus status(NodeStatus status) {
        NodeStatus rounded = status.withCapacity(Amounts.rounded(status.capacity()))
                .withAllocatable(Amounts.rounded(status.allocatable()));
        return rounded.allocatable().isEmpty() && !rounded.capacity().isEmpty()
                ? rounded.withAllocatable(rounded.capacity())
                : rounded;
    }
}
