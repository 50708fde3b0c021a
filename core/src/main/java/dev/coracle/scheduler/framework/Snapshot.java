package dev.coracle.scheduler.framework;

import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * The cluster as it is judged in one attempt: all nodes with the pods on them, and counts of pods by topology that are
 * kept up to date instead of being counted anew. It does not change while a pod is being judged.
 *
 * <p><b>Threads.</b> For the scheduler's worker only.
 */
public interface Snapshot {
    /** All nodes, in the order of the search: zones take turns. */
    List<? extends NodeInfo> nodes();

    /** A node. */
    Optional<? extends NodeInfo> node(String name);

    /** How many nodes have a container image. */
    int nodesWithImage(String image);

    /** How many pods on nodes that are there use a claim that is not made for a pod. */
    int podsUsing(ObjectKey claim);

    /** Labels of namespaces. */
    NamespaceLabels namespaces();

    /** Counts of pods; the first question about a selection costs more than those that follow. */
    PodCounts count(CountQuery query);

    /**
     * Terms of pods on nodes that select this pod.
     *
     * @param kind which terms
     */
    List<DeclaredTerm> termsSelecting(PodInfo pod, DeclaredTerm.Kind kind);
}
