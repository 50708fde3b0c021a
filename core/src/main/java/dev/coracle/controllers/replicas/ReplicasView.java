package dev.coracle.controllers.replicas;

import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import java.time.Instant;
import java.util.List;

/**
 * What is known about a replica set at one moment.
 *
 * @param set the replica set, or the view of a replication controller as one
 * @param pods its pods that are alive
 * @param related pods of all replica sets of the same owner; empty where it has none, or nothing is too many
 * @param settled whether all that was done for it can be seen
 * @param now the moment
 */
record ReplicasView(ReplicaSet set, List<Pod> pods, List<Pod> related, boolean settled, Instant now) {
    /** How many pods there should be. */
    int wanted() {
        return wanted(set);
    }

    static int wanted(ReplicaSet set) {
        return set.spec().replicas().orElse(1);
    }
}
