package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.AffinityTerm;
import dev.coracle.scheduler.framework.CountQuery;
import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScope;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodSelection;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The pods that one pod must and must not be near, and those that must not be near it, in one attempt. */
final class Neighbours {
    private final PodCounts[] wanted;
    private final PodCounts[] unwanted;
    private final PodCounts[] unwilling;
    private final boolean wantsItself;

    Neighbours(PodInfo pod, Snapshot cluster) {
        wanted = wanted(pod, cluster);
        wantsItself = pod.requiredAffinity().stream()
                .allMatch(term -> term.selection().matches(pod, cluster.namespaces()));
        unwanted = pod.requiredAntiAffinity().stream()
                .map(term -> cluster.count(query(term.selection(), term.topologyKey())))
                .toArray(PodCounts[]::new);
        unwilling = cluster.termsSelecting(pod, DeclaredTerm.Kind.REQUIRED_ANTI_AFFINITY).stream()
                .map(DeclaredTerm::holders)
                .toArray(PodCounts[]::new);
    }

    /** Pods that meet all terms together, by the key of each term. */
    private static PodCounts[] wanted(PodInfo pod, Snapshot cluster) {
        List<AffinityTerm> terms = pod.requiredAffinity();
        if (terms.isEmpty()) return new PodCounts[0];
        List<PodSelection> selections = new ArrayList<>();
        for (AffinityTerm term : terms) selections.add(term.selection());
        PodSelection all = PodSelection.all(selections);
        return terms.stream()
                .map(term -> cluster.count(query(all, term.topologyKey())))
                .toArray(PodCounts[]::new);
    }

    static CountQuery query(PodSelection selection, String topologyKey) {
        return new CountQuery(selection, topologyKey, NodeScope.ALL, true);
    }

    /** Whether no node could be refused. */
    boolean isEmpty() {
        return wanted.length == 0 && unwanted.length == 0 && unwilling.length == 0;
    }

    /** Whether all it must be near is there. A pod that may be the first of its own kind needs no other yet. */
    boolean areNear(NodeInfo node) {
        boolean all = true;
        for (PodCounts counts : wanted) {
            int there = counts.in(node);
            if (there == PodCounts.NO_LABEL) return false;
            if (there == 0) all = false;
        }
        return all || (wantsItself && areNowhere());
    }

    private boolean areNowhere() {
        for (PodCounts counts : wanted) {
            if (counts.total() > 0) return false;
        }
        return true;
    }

    /** Whether something it must not be near is there. */
    boolean unwantedAreNear(NodeInfo node) {
        return anyIn(unwanted, node);
    }

    /** Whether something is there that must not be near it. */
    boolean unwillingAreNear(NodeInfo node) {
        return anyIn(unwilling, node);
    }

    private static boolean anyIn(PodCounts[] counts, NodeInfo node) {
        for (PodCounts some : counts) {
            if (some.in(node) > 0) return true;
        }
        return false;
    }
}
