package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.CountQuery;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScope;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The soft constraints of one pod in one attempt: how much is already where. */
final class SpreadPreference {
    private static final String HOSTNAME = "kubernetes.io/hostname";

    /** One constraint: what counts, and how much a pod weighs. A part of many weighs less than one of few. */
    private record Share(String key, PodCounts counts, double weight, int maxSkew) {}

    private final List<Share> shares = new ArrayList<>();
    private final List<String> neededLabels;

    /**
     * The preference.
     *
     * @param labelsNeeded whether nodes that lack a label are left out
     */
    SpreadPreference(
            List<SpreadConstraint> constraints,
            boolean labelsNeeded,
            PodInfo pod,
            List<? extends NodeInfo> feasible,
            Snapshot cluster) {
        neededLabels = labelsNeeded ? SpreadConstraint.keys(constraints) : List.of();
        for (SpreadConstraint constraint : constraints) {
            PodCounts counts = cluster.count(query(constraint, pod));
            double weight = StrictMath.log(parts(constraint, counts, feasible) + 2.0);
            shares.add(new Share(constraint.key(), counts, weight, constraint.maxSkew()));
        }
    }

    private CountQuery query(SpreadConstraint constraint, PodInfo pod) {
        if (!constraint.key().equals(HOSTNAME)) return constraint.query(constraint.scope(neededLabels, pod));
        return new CountQuery(constraint.selection(), CountQuery.EACH_NODE, NodeScope.ALL, false);
    }

    /** Over how many parts the feasible nodes are spread; nodes without the label are a part too, unless left out. */
    private int parts(SpreadConstraint constraint, PodCounts counts, List<? extends NodeInfo> feasible) {
        BitSet parts = new BitSet();
        int hosts = 0;
        for (NodeInfo node : feasible) {
            if (leavesOut(node)) continue;
            hosts++;
            parts.set(counts.part(node) - PodCounts.NO_LABEL);
        }
        return constraint.key().equals(HOSTNAME) ? hosts : parts.cardinality();
    }

    /** Whether a node lacks a label that it needs. */
    boolean leavesOut(NodeInfo node) {
        for (int i = 0; i < neededLabels.size(); i++) {
            if (!node.labels().containsKey(neededLabels.get(i))) return true;
        }
        return false;
    }

    /** The more pods are near, the more. */
    long crowding(NodeInfo node) {
        if (leavesOut(node)) return 0;
        double crowding = 0;
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            int there = share.counts.in(node);
            if (there == PodCounts.NO_LABEL || isNoHost(share, node)) continue;
            crowding += there * share.weight + (share.maxSkew - 1);
        }
        return Math.round(crowding);
    }

    private static boolean isNoHost(Share share, NodeInfo node) {
        return share.key.equals(HOSTNAME) && !node.labels().containsKey(HOSTNAME);
    }
}
