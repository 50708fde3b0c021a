package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.AffinityTerm;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events may help a pod that {@link InterPodAffinity} refused. A pod that goes may help in three ways: it was not
 * wanted, it did not want the pod, or it was the last that the pod wanted, so that the pod may now be the first.
 */
final class NeighbourHints {
    private final NamespaceLabels namespaces;

    NeighbourHints(NamespaceLabels namespaces) {
        this.namespaces = namespaces;
    }

    List<EventRegistration> registrations() {
        return List.of(
                Hints.pod(this::ofPod, Action.ADD, Action.DELETE, Action.UPDATE_POD_LABEL),
                Hints.node(this::ofNode, Action.ADD, Action.DELETE, Action.UPDATE_NODE_LABEL));
    }

    private boolean ofPod(PodInfo pod, @Nullable Pod before, @Nullable Pod after) {
        if (after != null && after.uid().equals(pod.uid())) return true;
        boolean wasWanted = before != null && isWanted(pod, before);
        boolean isWanted = after != null && isWanted(pod, after);
        if (wasWanted != isWanted) return true;
        return before != null && kept(pod, before) && (after == null || !kept(pod, after));
    }

    private boolean isWanted(PodInfo pod, Pod other) {
        List<AffinityTerm> terms = pod.requiredAffinity();
        return !terms.isEmpty() && terms.stream().allMatch(term -> selects(term, other));
    }

    /** Whether the other pod keeps this one away, or is kept away by it. */
    private boolean kept(PodInfo pod, Pod other) {
        if (pod.requiredAntiAffinity().stream().anyMatch(term -> selects(term, other))) return true;
        return PodInfo.of(other).requiredAntiAffinity().stream().anyMatch(term -> selects(term, pod.pod()));
    }

    private boolean selects(AffinityTerm term, Pod pod) {
        return term.selection().matches(pod.namespace(), pod.labels(), namespaces);
    }

    /**
     * A node that could be near what the pod wants, or one that is gone: the pods on it count no more. Which label keeps
     * the pod from a node may be another pod's choice.
     */
    private boolean ofNode(PodInfo pod, @Nullable Node before, @Nullable Node after) {
        return after == null
                || pod.requiredAffinity().stream()
                        .allMatch(term -> after.labels().containsKey(term.topologyKey()));
    }
}
