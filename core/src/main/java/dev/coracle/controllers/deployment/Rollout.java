package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentCondition;
import dev.coracle.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A deployment and its replica sets as they are, or as a plan makes them.
 *
 * @param deployment the deployment; its conditions and annotations change while a plan is made, its counts at the end
 * @param sets its replica sets
 * @param now the moment of the plan
 */
record Rollout(Deployment deployment, Sets sets, Instant now) {
    /** How many pods a deployment wanted when its replica sets were last sized. */
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";

    /** How many pods a deployment allowed when its replica sets were last sized. */
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    Limits limits() {
        return Limits.of(deployment);
    }

    Rollout with(Deployment other) {
        return new Rollout(other, sets, now);
    }

    Rollout with(Sets others) {
        return new Rollout(deployment, others, now);
    }

    /** The same with a condition that holds since now, unless one of the same status and reason holds already. */
    Rollout with(String type, String status, String reason, String message) {
        DeploymentCondition condition = Conditions.condition(type, status, reason, message, now);
        return with(deployment.withStatus(Conditions.with(deployment.status(), condition)));
    }

    /** The same with another size of a replica set, which from then on knows what it was sized for. */
    Rollout sized(ReplicaSet set, int size) {
        return with(sets.with(sized(set, size, limits())));
    }

    static ReplicaSet sized(ReplicaSet set, int size, Limits limits) {
        Map<String, String> annotations = new LinkedHashMap<>(set.metadata().annotations());
        annotations.put(DESIRED, Integer.toString(limits.replicas()));
        annotations.put(MAX, Integer.toString(limits.most()));
        return set.withSpec(set.spec().withReplicas(size))
                .withMetadata(set.metadata().withAnnotations(annotations));
    }
}
