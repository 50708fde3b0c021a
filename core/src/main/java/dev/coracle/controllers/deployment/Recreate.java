package dev.coracle.controllers.deployment;

import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.Pod;
import java.util.List;

/** Stops all old pods before the first new one starts. */
final class Recreate {
    private Recreate() {}

    /** The rollout with no pods wanted of old replica sets. */
    static Rollout withoutOld(Rollout rollout) {
        Rollout result = rollout;
        for (ReplicaSet set : rollout.sets().old()) {
            if (Sets.size(set) > 0) result = result.sized(set, 0);
        }
        return result;
    }

    /** Whether an old pod may still run, even one that nobody counts any more since it is being deleted. */
    static boolean hasOldPods(Sets sets, List<Pod> pods) {
        boolean counted = sets.old().stream()
                .map(ReplicaSet::status)
                .mapToInt(ReplicaSetStatus::replicas)
                .anyMatch(replicas -> replicas > 0);
        return counted || pods.stream().anyMatch(pod -> mayRun(pod) && isOld(sets, pod));
    }

    private static boolean mayRun(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return !phase.equals("Failed") && !phase.equals("Succeeded");
    }

    private static boolean isOld(Sets sets, Pod pod) {
        return sets.current().filter(set -> Owners.isControlledBy(pod, set)).isEmpty();
    }
}
