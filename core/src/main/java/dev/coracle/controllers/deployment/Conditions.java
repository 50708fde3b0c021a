package dev.coracle.controllers.deployment;

import dev.coracle.model.Time;
import dev.coracle.model.apps.DeploymentCondition;
import dev.coracle.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a deployment's status. */
final class Conditions {
    static final String AVAILABLE = "Available";
    static final String PROGRESSING = "Progressing";
    static final String FAILURE = "ReplicaFailure";

    private Conditions() {}

    static DeploymentCondition condition(String type, String status, String reason, String message, Instant now) {
        Time time = new Time(now);
        return DeploymentCondition.builder()
                .type(type)
                .status(status)
                .reason(reason)
                .message(message)
                .lastUpdateTime(time)
                .lastTransitionTime(time)
                .build();
    }

    static Optional<DeploymentCondition> find(DeploymentStatus status, String type) {
        return status.conditions().stream().filter(it -> it.type().equals(type)).findFirst();
    }

    /** The reason of a condition; empty where there is none. */
    static String reason(DeploymentStatus status, String type) {
        return find(status, type).flatMap(DeploymentCondition::reason).orElse("");
    }

    static DeploymentStatus without(DeploymentStatus status, String type) {
        return status.withConditions(status.conditions().stream()
                .filter(it -> !it.type().equals(type))
                .toList());
    }

    /** The status with a condition, which stays as it is where its status and reason do. */
    static DeploymentStatus with(DeploymentStatus status, DeploymentCondition condition) {
        Optional<DeploymentCondition> old = find(status, condition.type());
        boolean same = old.isPresent()
                && old.get().status().equals(condition.status())
                && old.get().reason().equals(condition.reason());
        return same ? status : renewed(status, condition);
    }

    /** The status with a condition, updated now in any case. */
    static DeploymentStatus renewed(DeploymentStatus status, DeploymentCondition condition) {
        Optional<DeploymentCondition> old =
                find(status, condition.type()).filter(it -> it.status().equals(condition.status()));
        List<DeploymentCondition> conditions =
                new ArrayList<>(without(status, condition.type()).conditions());
        conditions.add(
                old.isPresent() ? condition.withLastTransitionTime(old.get().lastTransitionTime()) : condition);
        return status.withConditions(conditions);
    }
}
