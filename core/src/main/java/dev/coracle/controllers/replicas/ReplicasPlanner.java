package dev.coracle.controllers.replicas;

import java.util.List;

/** Decides how many pods of a replica set to create, or which to delete. */
final class ReplicasPlanner {
    /** The most pods created or deleted in one go. */
    private static final int BURST = 500;

    private ReplicasPlanner() {}

    static ReplicasPlan plan(ReplicasView view) {
        int surplus = view.pods().size() - view.wanted();
        if (view.set().isTerminating()) return ReplicasPlan.nothing("it is being deleted");
        if (!view.settled()) return ReplicasPlan.nothing("what was done before cannot be seen yet");
        if (surplus == 0) return ReplicasPlan.nothing("as many as wanted");
        if (surplus < 0) return new ReplicasPlan("too few", Math.min(-surplus, BURST), List.of());
        return new ReplicasPlan("too many", 0, DeletionRanking.first(view, Math.min(surplus, BURST)));
    }
}
