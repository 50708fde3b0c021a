package dev.coracle.controllers.replicas;

import dev.coracle.model.core.Pod;
import java.util.List;

/**
 * What to do about the pods of a replica set.
 *
 * @param reason why, for people
 * @param create how many pods to create
 * @param delete the pods to delete
 */
record ReplicasPlan(String reason, int create, List<Pod> delete) {
    static ReplicasPlan nothing(String reason) {
        return new ReplicasPlan(reason, 0, List.of());
    }
}
