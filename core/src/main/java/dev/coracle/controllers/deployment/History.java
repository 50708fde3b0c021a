package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Old replica sets, kept so that one can go back to them. */
final class History {
    private static final Comparator<ReplicaSet> BY_REVISION =
            Comparator.<ReplicaSet>comparingLong(Revisions::of).thenComparing(Sets.BY_AGE);

    private History() {}

    /** The old replica sets beyond those that are to be remembered; never one that has, or is to have, pods. */
    static List<ReplicaSet> surplus(Rollout rollout) {
        Optional<Integer> limit =
                rollout.deployment().spec().revisionHistoryLimit().filter(it -> it != Integer.MAX_VALUE);
        if (limit.isEmpty()) return List.of();
        List<ReplicaSet> present = rollout.sets().old().stream()
                .filter(set -> !set.isTerminating())
                .toList();
        return present.stream()
                .sorted(BY_REVISION)
                .limit(Math.max(0, present.size() - limit.get()))
                .filter(History::isEmpty)
                .toList();
    }

    private static boolean isEmpty(ReplicaSet set) {
        return set.status().replicas() == 0
                && Sets.size(set) == 0
                && set.metadata().generation() <= set.status().observedGeneration();
    }
}
