package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import java.time.Instant;
import java.util.List;

/**
 * What is known about a deployment at one moment.
 *
 * @param deployment the deployment
 * @param sets the replica sets that it manages
 * @param pods their pods; looked at only where old pods must be gone before new ones start
 * @param now the moment
 */
record DeploymentView(Deployment deployment, List<ReplicaSet> sets, List<Pod> pods, Instant now) {
    /** The rollout as it was found. */
    Rollout rollout() {
        return new Rollout(deployment, Sets.of(deployment, sets), now);
    }
}
