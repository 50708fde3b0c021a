package dev.coracle.controllers.deployment;

import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentCondition;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment's status says about a rollout: whether it moves, is done, or takes too long. */
final class Progress {
    static final String CREATED = "NewReplicaSetCreated";
    static final String FOUND = "FoundNewReplicaSet";
    static final String FAILED = "ReplicaSetCreateError";
    static final String PAUSED = "DeploymentPaused";
    static final String RESUMED = "DeploymentResumed";
    private static final String MOVED = "ReplicaSetUpdated";
    private static final String DONE = "NewReplicaSetAvailable";
    private static final String LATE = "ProgressDeadlineExceeded";

    private Progress() {}

    /** How long a rollout may go without progress; empty where nobody asks. */
    static Optional<Duration> deadline(Deployment deployment) {
        return deployment
                .spec()
                .progressDeadlineSeconds()
                .filter(seconds -> seconds != Integer.MAX_VALUE)
                .map(Duration::ofSeconds);
    }

    /** The rollout with a condition that tells about pausing or resuming, unless it is known to be late. */
    static Rollout paused(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        String reason = Conditions.reason(deployment.status(), Conditions.PROGRESSING);
        boolean paused = deployment.spec().paused();
        if (deadline(deployment).isEmpty() || reason.equals(LATE) || paused == reason.equals(PAUSED)) return rollout;
        return paused
                ? rollout.with(Conditions.PROGRESSING, "Unknown", PAUSED, "Deployment is paused")
                : rollout.with(Conditions.PROGRESSING, "Unknown", RESUMED, "Deployment is resumed");
    }

    /** Whether all pods there are, and no fewer than wanted, are new and available. */
    static boolean isComplete(Deployment deployment, DeploymentStatus status) {
        int wanted = Limits.of(deployment).replicas();
        return status.updatedReplicas() == wanted
                && status.replicas() == wanted
                && status.availableReplicas() == wanted
                && status.observedGeneration() >= deployment.metadata().generation();
    }

    /** The status with all that can be counted, and whether enough pods are available. */
    static DeploymentStatus counted(Rollout rollout) {
        Sets sets = rollout.sets();
        int available = sets.sum(set -> set.status().availableReplicas());
        DeploymentStatus status = rollout.deployment()
                .status()
                .withObservedGeneration(rollout.deployment().metadata().generation())
                .withReplicas(sets.sum(set -> set.status().replicas()))
                .withUpdatedReplicas(
                        sets.current().map(set -> set.status().replicas()).orElse(0))
                .withReadyReplicas(sets.sum(set -> set.status().readyReplicas()))
                .withAvailableReplicas(available)
                .withUnavailableReplicas(Math.max(0, sets.sum(Sets::size) - available));
        boolean enough = available >= rollout.limits().fewestAvailable();
        return Conditions.with(
                status,
                Conditions.condition(
                        Conditions.AVAILABLE,
                        enough ? "True" : "False",
                        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                        enough
                                ? "Deployment has minimum availability."
                                : "Deployment does not have minimum availability.",
                        rollout.now()));
    }

    /** The status with all that can be counted, how the rollout progresses, and what keeps pods from being made. */
    static DeploymentStatus rolledOut(Rollout rollout) {
        return withFailures(rollout.sets(), progressed(rollout, counted(rollout)));
    }

    private static DeploymentStatus progressed(Rollout rollout, DeploymentStatus status) {
        Deployment deployment = rollout.deployment();
        if (deadline(deployment).isEmpty()) return Conditions.without(status, Conditions.PROGRESSING);
        String reason = Conditions.reason(status, Conditions.PROGRESSING);
        boolean done = reason.equals(DONE) && status.replicas() == status.updatedReplicas();
        if (done) return status; // what happens to pods now is no rollout
        String subject = rollout.sets()
                .current()
                .map(set -> "ReplicaSet \"" + set.name() + "\"")
                .orElse("Deployment \"" + deployment.name() + "\"");
        if (isComplete(deployment, status)) {
            String message = subject + " has successfully progressed.";
            return Conditions.with(status, progressing(rollout, "True", DONE, message));
        }
        if (moves(deployment.status(), status)) {
            return Conditions.renewed(status, progressing(rollout, "True", MOVED, subject + " is progressing."));
        }
        if (!isLate(rollout, status)) return status;
        return Conditions.with(status, progressing(rollout, "False", LATE, subject + " has timed out progressing."));
    }

    private static DeploymentCondition progressing(Rollout rollout, String status, String reason, String message) {
        return Conditions.condition(Conditions.PROGRESSING, status, reason, message, rollout.now());
    }

    /** Whether there are more new pods, fewer old ones, or more that are ready or available. */
    private static boolean moves(DeploymentStatus before, DeploymentStatus after) {
        return after.updatedReplicas() > before.updatedReplicas()
                || after.replicas() - after.updatedReplicas() < before.replicas() - before.updatedReplicas()
                || after.readyReplicas() > before.readyReplicas()
                || after.availableReplicas() > before.availableReplicas();
    }

    private static boolean isLate(Rollout rollout, DeploymentStatus status) {
        return due(rollout.deployment(), status)
                .filter(moment -> moment.isBefore(rollout.now()))
                .isPresent();
    }

    /** When the rollout is late, if nothing moves until then; empty where it is done, known to be late, or not watched. */
    private static Optional<Instant> due(Deployment deployment, DeploymentStatus status) {
        Optional<DeploymentCondition> condition = Conditions.find(status, Conditions.PROGRESSING)
                .filter(it -> {
                    String reason = it.reason().orElse("");
                    return !reason.equals(DONE) && !reason.equals(LATE);
                });
        return condition.flatMap(it ->
                deadline(deployment).map(it.lastUpdateTime().map(Time::instant).orElse(Instant.EPOCH)::plus));
    }

    /** How long until the rollout may be late. */
    static Optional<Duration> untilLate(Rollout rollout) {
        Deployment deployment = rollout.deployment();
        if (isComplete(deployment, deployment.status())) return Optional.empty();
        Optional<Instant> due = due(deployment, deployment.status());
        // It is late only after the last second of its time.
        return due.map(moment -> Duration.between(rollout.now(), moment.plusSeconds(1)));
    }

    /** The status with what keeps a replica set from making pods: the current one, or else any. */
    private static DeploymentStatus withFailures(Sets sets, DeploymentStatus status) {
        Optional<ReplicaSetCondition> failure = Stream.concat(sets.current().stream(), sets.all().stream())
                .flatMap(Progress::failures)
                .findFirst();
        if (failure.isEmpty()) return Conditions.without(status, Conditions.FAILURE);
        DeploymentCondition.Builder condition = DeploymentCondition.builder()
                .type(failure.get().type())
                .status(failure.get().status())
                .reason(failure.get().reason())
                .message(failure.get().message())
                .lastUpdateTime(failure.get().lastTransitionTime())
                .lastTransitionTime(failure.get().lastTransitionTime());
        return Conditions.with(status, condition.build());
    }

    private static Stream<ReplicaSetCondition> failures(ReplicaSet set) {
        List<ReplicaSetCondition> conditions = set.status().conditions();
        return conditions.stream().filter(it -> it.type().equals(Conditions.FAILURE));
    }
}
