package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about a deployment, in this order.
 *
 * @param reason why, for people
 * @param creation the replica set to create
 * @param changes replica sets to write
 * @param deletions replica sets to delete
 * @param deployment the deployment with its annotations and status as they should be after that
 * @param comeBack after which time to look again, if nothing happens
 */
record DeploymentPlan(
        String reason,
        Optional<ReplicaSet> creation,
        List<Change> changes,
        List<ReplicaSet> deletions,
        Deployment deployment,
        Optional<Duration> comeBack) {

    /** Another state of a replica set. */
    record Change(ReplicaSet before, ReplicaSet after) {
        /** What becomes of its size, for people; empty where that stays. */
        Optional<String> resizing() {
            int from = Sets.size(before);
            int to = Sets.size(after);
            return from == to ? Optional.empty() : Optional.of(message(after, from, to));
        }
    }

    /** What to tell about the replica set to create, for people; empty where it has no pods yet. */
    static Optional<String> creationMessage(ReplicaSet created) {
        int size = Sets.size(created);
        return size == 0 ? Optional.empty() : Optional.of(message(created, 0, size));
    }

    private static String message(ReplicaSet set, int from, int to) {
        String direction = to > from ? "up" : "down";
        return "Scaled " + direction + " replica set " + set.name() + " from " + from + " to " + to;
    }

    /** What leads from the replica sets as they were found to those that are wanted. */
    static DeploymentPlan between(
            Rollout found, Rollout wanted, List<ReplicaSet> deletions, Optional<Duration> comeBack, String reason) {
        Map<String, ReplicaSet> before = new LinkedHashMap<>();
        for (ReplicaSet set : found.sets().all()) before.put(set.name(), set);
        Optional<ReplicaSet> creation = Optional.empty();
        List<Change> changes = new ArrayList<>();
        for (ReplicaSet set : wanted.sets().all()) {
            ReplicaSet old = before.get(set.name());
            if (old == null) creation = Optional.of(set);
            else if (!old.equals(set)) changes.add(new Change(old, set));
        }
        return new DeploymentPlan(reason, creation, changes, deletions, wanted.deployment(), comeBack);
    }
}
