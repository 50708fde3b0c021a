package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.PodSpec;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes a pod insists on: by {@code nodeSelector} and required node affinity together.
 *
 * @param labels what the node's labels must contain
 * @param affinity one of whose terms the node must meet
 */
public record RequiredNodes(Map<String, String> labels, Optional<NodeSelector> affinity) {
    /** What a pod insists on. */
    public static RequiredNodes of(PodSpec spec) {
        return new RequiredNodes(
                spec.nodeSelector(),
                spec.affinity()
                        .flatMap(Affinity::nodeAffinity)
                        .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution));
    }

    /** What a node affinity insists on. */
    public static RequiredNodes of(NodeAffinity affinity) {
        return new RequiredNodes(Collections.emptyMap(), affinity.requiredDuringSchedulingIgnoredDuringExecution());
    }

    /** What a query insists on. */
    public static RequiredNodes of(NodeSelector selector) {
        return new RequiredNodes(Collections.emptyMap(), Optional.of(selector));
    }

    /** Whether every node does. */
    public boolean isAny() {
        return labels.isEmpty() && affinity.isEmpty();
    }

    /** Whether the node does. */
    public boolean matches(Node node) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(node.labels().get(label.getKey()))) return false;
        }
        return affinity.isEmpty() || matchesOne(affinity.get(), node);
    }

    private static boolean matchesOne(NodeSelector selector, Node node) {
        for (NodeSelectorTerm term : selector.nodeSelectorTerms()) {
            if (NodeTerm.matches(term, node)) return true;
        }
        return false;
    }

    /** Whether a node meets a term, such as that of a preference; a term without conditions is met by none. */
    public static boolean meets(NodeSelectorTerm term, Node node) {
        return NodeTerm.matches(term, node);
    }

    /** The only nodes that come into question, where each term names nodes; empty otherwise. */
    public Optional<SortedSet<String>> names() {
        if (affinity.isEmpty() || affinity.get().nodeSelectorTerms().isEmpty()) return Optional.empty();
        SortedSet<String> names = new TreeSet<>();
        for (NodeSelectorTerm term : affinity.get().nodeSelectorTerms()) {
            Optional<SortedSet<String>> ofTerm = NodeTerm.names(term);
            if (ofTerm.isEmpty()) return Optional.empty();
            names.addAll(ofTerm.get());
        }
        return Optional.of(names);
    }
}
