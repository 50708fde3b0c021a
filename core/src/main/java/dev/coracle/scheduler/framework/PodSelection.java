package dev.coracle.scheduler.framework;

import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.selector.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A condition on pods: on their namespaces and labels. Two that say the same in the same words are equal, so that
 * whatever is counted for one can serve the other. Immutable.
 */
public final class PodSelection {
    private final List<Part> parts;
    private final int hash;

    private PodSelection(List<Part> parts) {
        this.parts = parts;
        this.hash = parts.hashCode();
    }

    /**
     * Pods of one namespace with these labels.
     *
     * @param labels absent for no pods at all
     * @throws IllegalArgumentException where the selector is malformed
     */
    public static PodSelection in(String namespace, Optional<LabelSelector> labels) {
        return new PodSelection(List.of(new Part(List.of(namespace), Optional.empty(), labels)));
    }

    /**
     * The pods that a term of a pod's affinity is about.
     *
     * @param declaring namespace of the pod whose term it is
     * @throws IllegalArgumentException where a selector is malformed
     */
    public static PodSelection of(PodAffinityTerm term, String declaring) {
        boolean own = term.namespaces().isEmpty() && term.namespaceSelector().isEmpty();
        List<String> namespaces = own ? List.of(declaring) : List.copyOf(new TreeSet<>(term.namespaces()));
        return new PodSelection(List.of(new Part(namespaces, term.namespaceSelector(), term.labelSelector())));
    }

    /** Pods that all of these select; at least one is needed. */
    public static PodSelection all(List<PodSelection> selections) {
        List<Part> parts = new ArrayList<>();
        for (PodSelection selection : selections) parts.addAll(selection.parts);
        return new PodSelection(List.copyOf(parts));
    }

    /** Whether a pod of this namespace with these labels is selected. */
    public boolean matches(String namespace, Map<String, String> labels, NamespaceLabels namespaces) {
        for (Part part : parts) {
            if (!part.matches(namespace, labels, namespaces)) return false;
        }
        return true;
    }

    /** Whether the pod is selected. */
    public boolean matches(PodInfo pod, NamespaceLabels namespaces) {
        return matches(pod.namespace(), pod.labels(), namespaces);
    }

    /** Whether labels of namespaces matter. */
    public boolean readsNamespaceLabels() {
        for (Part part : parts) {
            if (part.namespaceSelector.isPresent()) return true;
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PodSelection that && hash == that.hash && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return parts.toString();
    }

    /** One condition; the selectors are parsed at once, and not part of what makes it equal to another. */
    private static final class Part {
        private final List<String> namespaces;
        private final Optional<LabelSelector> namespaceSelector;
        private final Optional<LabelSelector> labelSelector;
        private final Selector byNamespaceLabels;
        private final Selector byLabels;

        Part(
                List<String> namespaces,
                Optional<LabelSelector> namespaceSelector,
                Optional<LabelSelector> labelSelector) {
            this.namespaces = namespaces;
            this.namespaceSelector = namespaceSelector;
            this.labelSelector = labelSelector;
            byNamespaceLabels = Selector.of(namespaceSelector);
            byLabels = Selector.of(labelSelector);
        }

        boolean matches(String namespace, Map<String, String> labels, NamespaceLabels all) {
            return byLabels.matches(labels) && isIn(namespace, all);
        }

        private boolean isIn(String namespace, NamespaceLabels all) {
            if (namespaces.contains(namespace)) return true;
            return namespaceSelector.isPresent() && byNamespaceLabels.matches(all.of(namespace));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part that
                    && namespaces.equals(that.namespaces)
                    && namespaceSelector.equals(that.namespaceSelector)
                    && labelSelector.equals(that.labelSelector);
        }

        @Override
        public int hashCode() {
            return (namespaces.hashCode() * 31 + namespaceSelector.hashCode()) * 31 + labelSelector.hashCode();
        }

        @Override
        public String toString() {
            String where = namespaceSelector.isPresent() ? namespaces + "|" + byNamespaceLabels : namespaces.toString();
            return where + "/" + (labelSelector.isPresent() ? "{" + byLabels + "}" : "nothing");
        }
    }
}
