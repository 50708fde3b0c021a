package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.apps.DeploymentStrategy;
import dev.coracle.model.apps.RollingUpdateDeployment;
import java.util.List;

/** What makes deployments valid. */
public final class DeploymentRules implements Rules<Deployment> {
    private static final List<String> STRATEGIES = List.of("Recreate", "RollingUpdate");
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    @Override
    public List<FieldError> create(Deployment deployment) {
        FieldErrors errors = new FieldErrors();
        check(errors, deployment.spec());
        return errors.toList();
    }

    @Override
    public List<FieldError> update(Deployment deployment, Deployment stored) {
        FieldErrors errors = new FieldErrors();
        check(errors, deployment.spec());
        Values.unchanged(
                errors,
                SPEC,
                "selector",
                deployment.spec().selector(),
                stored.spec().selector());
        return errors.toList();
    }

    private static void check(FieldErrors errors, DeploymentSpec spec) {
        Values.notNegative(errors, SPEC, "replicas", spec.replicas().orElse(0));
        WorkloadRules.check(errors, SPEC, spec.selector(), spec.template());
        strategy(errors, SPEC.child("strategy"), spec.strategy());
        Values.notNegative(errors, SPEC, "minReadySeconds", spec.minReadySeconds());
        Values.notNegative(
                errors,
                SPEC,
                "revisionHistoryLimit",
                spec.revisionHistoryLimit().orElse(0));
        spec.progressDeadlineSeconds().ifPresent(seconds -> {
            Values.notNegative(errors, SPEC, "progressDeadlineSeconds", seconds);
            if (seconds <= spec.minReadySeconds()) {
                errors.invalid(SPEC.child("progressDeadlineSeconds"), seconds, "must be greater than minReadySeconds");
            }
        });
    }

    private static void strategy(FieldErrors errors, FieldPath path, DeploymentStrategy strategy) {
        FieldPath rolling = path.child("rollingUpdate");
        switch (strategy.type().orElse("")) {
            case "Recreate" -> {
                if (strategy.rollingUpdate().isPresent()) {
                    errors.forbidden(rolling, "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> strategy.rollingUpdate().ifPresent(it -> rolling(errors, rolling, it));
            default -> errors.notSupported(path, strategy, STRATEGIES);
        }
    }

    private static void rolling(FieldErrors errors, FieldPath path, RollingUpdateDeployment rolling) {
        IntOrString unavailable = rolling.maxUnavailable().orElse(IntOrString.of(0));
        IntOrString surge = rolling.maxSurge().orElse(IntOrString.of(0));
        Values.countOrPercent(errors, path.child("maxUnavailable"), unavailable);
        Values.countOrPercent(errors, path.child("maxSurge"), surge);
        if (isZero(unavailable) && isZero(surge)) {
            errors.invalid(path.child("maxUnavailable"), unavailable, "may not be 0 when `maxSurge` is 0");
        }
        Values.atMostAll(errors, path.child("maxUnavailable"), unavailable);
    }

    private static boolean isZero(IntOrString value) {
        long percent = Values.percentOf(value);
        return percent >= 0 ? percent == 0 : value.intValue() == 0;
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(Deployment deployment, Deployment stored) {
        FieldErrors errors = new FieldErrors();
        DeploymentStatus status = deployment.status();
        Values.notNegative(errors, STATUS, "observedGeneration", status.observedGeneration());
        Values.notNegative(errors, STATUS, "replicas", status.replicas());
        Values.notNegative(errors, STATUS, "updatedReplicas", status.updatedReplicas());
        Values.notNegative(errors, STATUS, "readyReplicas", status.readyReplicas());
        Values.notNegative(errors, STATUS, "availableReplicas", status.availableReplicas());
        Values.notNegative(errors, STATUS, "unavailableReplicas", status.unavailableReplicas());
        int collisions = status.collisionCount().orElse(0);
        Values.notNegative(errors, STATUS, "collisionCount", collisions);
        WorkloadRules.atMost(errors, STATUS, "updatedReplicas", status.updatedReplicas(), status.replicas());
        WorkloadRules.counts(errors, STATUS, status.replicas(), status.readyReplicas(), status.availableReplicas());
        if (collisions < stored.status().collisionCount().orElse(0)) {
            errors.invalid(STATUS.child("collisionCount"), collisions, "cannot be decremented");
        }
        return errors.toList();
    }
}
