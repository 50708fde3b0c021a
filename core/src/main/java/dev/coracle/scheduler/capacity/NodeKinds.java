package dev.coracle.scheduler.capacity;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which nodes are alike in all that matters to some pods: one may be lost, or used, instead of the other. */
final class NodeKinds {
    private static final String HOSTNAME = "kubernetes.io/hostname";

    private NodeKinds() {}

    /** The nodes in groups of a kind, both in their given order. */
    static List<List<Node>> of(List<Node> nodes, Collection<Pod> pods) {
        boolean named = pods.stream().anyMatch(NodeKinds::namesNodes);
        Map<Object, List<Node>> kinds = new LinkedHashMap<>();
        for (Node node : nodes) {
            Object kind = named ? node.name() : kind(node);
            kinds.computeIfAbsent(kind, it -> new ArrayList<>()).add(node);
        }
        return List.copyOf(kinds.values());
    }

    private static Object kind(Node node) {
        Map<String, String> labels = new LinkedHashMap<>(node.labels());
        labels.remove(HOSTNAME);
        return List.of(
                labels,
                node.spec().taints(),
                node.spec().unschedulable(),
                node.status().allocatable());
    }

    /** Whether it matters to a pod what a node is called. */
    private static boolean namesNodes(Pod pod) {
        return pod.spec().nodeSelector().containsKey(HOSTNAME) || terms(pod).anyMatch(NodeKinds::namesNodes);
    }

    private static boolean namesNodes(NodeSelectorTerm term) {
        return !term.matchFields().isEmpty()
                || term.matchExpressions().stream().anyMatch(it -> it.key().equals(HOSTNAME));
    }

    private static Stream<NodeSelectorTerm> terms(Pod pod) {
        Optional<NodeSelector> required = pod.spec()
                .affinity()
                .flatMap(it -> it.nodeAffinity())
                .flatMap(it -> it.requiredDuringSchedulingIgnoredDuringExecution());
        return required.stream().flatMap(it -> it.nodeSelectorTerms().stream());
    }
}
