package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.ReplicaSet;

/** Moves pods from old replica sets to the current one, a few at a time. */
final class RollingUpdate {
    private RollingUpdate() {}

    /** The next step: the current replica set is sized, or if that needs nothing, the old ones. */
    static Rollout step(Rollout rollout, ReplicaSet current) {
        Rollout grown = rollout.with(rollout.sets().with(resized(rollout, current)));
        return grown.equals(rollout) ? shrinkOld(rollout, current) : grown;
    }

    private static ReplicaSet resized(Rollout rollout, ReplicaSet current) {
        int size = Sets.size(current);
        int wanted = rollout.limits().replicas();
        int next = size >= wanted ? wanted : sizeOfCurrent(rollout, current);
        return next == size ? current : Rollout.sized(current, next, rollout.limits());
    }

    /** As many pods as the current replica set may have beside the old ones. */
    static int sizeOfCurrent(Rollout rollout, ReplicaSet current) {
        int size = Sets.size(current);
        Limits limits = rollout.limits();
        int room = limits.most() - rollout.sets().sum(Sets::size);
        return room <= 0 ? size : size + Math.min(room, limits.replicas() - size);
    }

    private static Rollout shrinkOld(Rollout rollout, ReplicaSet current) {
        int fewest = rollout.limits().fewestAvailable();
        int missing = Sets.size(current) - Sets.available(current);
        int removable = rollout.sets().sum(Sets::size) - fewest - missing;
        if (removable <= 0) return rollout;
        Rollout cleaned = removeUnhealthy(rollout, removable);
        return removeHealthy(cleaned, cleaned.sets().sum(Sets::available) - fewest);
    }

    /** Old pods that are not available anyway go first: nobody misses them, and they may never become available. */
    private static Rollout removeUnhealthy(Rollout rollout, int most) {
        Rollout result = rollout;
        int left = most;
        for (ReplicaSet set : rollout.sets().old()) {
            int unhealthy = Math.min(left, Sets.size(set) - Sets.available(set));
            if (unhealthy <= 0) continue;
            result = result.sized(set, Sets.size(set) - unhealthy);
            left -= unhealthy;
        }
        return result;
    }

    private static Rollout removeHealthy(Rollout rollout, int most) {
        Rollout result = rollout;
        int left = most;
        for (ReplicaSet set : rollout.sets().old()) {
            int gone = Math.min(left, Sets.size(set));
            if (gone <= 0) continue;
            result = result.sized(set, Sets.size(set) - gone);
            left -= gone;
        }
        return result;
    }
}
