package dev.coracle.controllers.deployment;

import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.RollingUpdateDeployment;

/**
 * How many pods a deployment wants, and how far a rollout may stray from that.
 *
 * @param replicas pods wanted
 * @param surge pods allowed on top
 * @param unavailable pods that may be missing
 */
record Limits(int replicas, int surge, int unavailable) {
    private static final IntOrString NONE = IntOrString.of(0);

    static Limits of(Deployment deployment) {
        DeploymentSpec spec = deployment.spec();
        int replicas = spec.replicas().orElse(1);
        if (!isRolling(deployment)) return new Limits(replicas, 0, 0);
        RollingUpdateDeployment rolling = spec.strategy()
                .rollingUpdate()
                .orElseGet(() -> RollingUpdateDeployment.builder().build());
        int surge = rolling.maxSurge().orElse(NONE).scaled(replicas, true);
        int unavailable = rolling.maxUnavailable().orElse(NONE).scaled(replicas, false);
        if (surge == 0 && unavailable == 0) unavailable = 1; // a rollout would never move otherwise
        return new Limits(replicas, surge, Math.min(unavailable, replicas));
    }

    /** Whether old pods give way one after the other, instead of all at once. */
    static boolean isRolling(Deployment deployment) {
        return !deployment.spec().strategy().type().orElse("RollingUpdate").equals("Recreate");
    }

    /** The most pods there may be. */
    int most() {
        return replicas + surge;
    }

    /** The fewest pods that must be available. */
    int fewestAvailable() {
        return replicas - unavailable;
    }
}
