package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.RollingUpdateDeployment;
import java.util.Optional;

/**
 * What a deployment allows itself.
 *
 * @param most pods that may be wanted of all its replica sets together
 * @param fewest pods that must stay available
 */
record Limits(int most, int fewest) {
    /** By {@code maxSurge}, rounded up, and {@code maxUnavailable}, rounded down and not zero where the other is. */
    static Limits of(Deployment deployment) {
        int replicas = deployment.spec().replicas().orElse(1);
        boolean recreates = deployment.spec().strategy().type().equals(Optional.of("Recreate"));
        if (recreates) return new Limits(replicas, 0);
        Optional<RollingUpdateDeployment> rolling = deployment.spec().strategy().rollingUpdate();
        int surge = scaled(rolling.flatMap(RollingUpdateDeployment::maxSurge), replicas, true);
        int missing = scaled(rolling.flatMap(RollingUpdateDeployment::maxUnavailable), replicas, false);
        if (surge == 0 && missing == 0) missing = 1;
        return new Limits(replicas + surge, Math.max(0, replicas - missing));
    }

    private static int scaled(Optional<IntOrString> part, int whole, boolean up) {
        return part.map(it -> it.scaled(whole, up)).orElse(0);
    }
}
