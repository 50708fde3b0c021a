package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.apps.ReplicaSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides the next step of a deployment. */
final class DeploymentPlanner {
    private DeploymentPlanner() {}

    static DeploymentPlan plan(DeploymentView view) {
        Rollout found = view.rollout();
        if (view.deployment().isTerminating()) return resting(found, found, List.of(), "it is being deleted");
        Rollout start = upToDate(Progress.paused(found));
        if (view.deployment().spec().paused()) {
            return resting(found, Scaling.scale(start), History.surplus(found), "it is paused");
        }
        if (Scaling.isDue(start)) return resting(found, Scaling.scale(start), List.of(), "it was scaled");
        if (Limits.isRolling(view.deployment())) return rolling(found, start);
        return recreating(view, found, start);
    }

    /** The rollout with the latest revision for the current replica set. */
    private static Rollout upToDate(Rollout rollout) {
        Optional<ReplicaSet> current = rollout.sets().current();
        if (current.isEmpty()) return rollout;
        Deployment deployment = rollout.deployment();
        int minReadySeconds = deployment.spec().minReadySeconds();
        ReplicaSet latest =
                Revisions.latest(deployment, current.get(), rollout.sets().old());
        latest = latest.withSpec(latest.spec().withMinReadySeconds(minReadySeconds));
        Rollout result = rollout.with(rollout.sets().with(latest)).with(Revisions.copied(deployment, latest));
        if (Conditions.find(deployment.status(), Conditions.PROGRESSING).isPresent()) return result;
        return progress(result, Progress.FOUND, "Found new replica set \"" + latest.name() + "\"");
    }

    /** The rollout with a replica set of the current template. */
    private static Rollout withCurrent(Rollout rollout) {
        if (rollout.sets().current().isPresent()) return rollout;
        List<ReplicaSet> old = rollout.sets().old();
        ReplicaSet created = NewSet.of(rollout.deployment(), old);
        Rollout result =
                rollout.with(new Sets(Optional.of(created), old)).with(Revisions.copied(rollout.deployment(), created));
        int size = Limits.isRolling(rollout.deployment())
                ? RollingUpdate.sizeOfCurrent(result, created)
                : rollout.limits().replicas();
        return progress(
                result.sized(created, size), Progress.CREATED, "Created new replica set \"" + created.name() + "\"");
    }

    private static Rollout progress(Rollout rollout, String reason, String message) {
        if (Progress.deadline(rollout.deployment()).isEmpty()) return rollout;
        return rollout.with(Conditions.PROGRESSING, "True", reason, message);
    }

    private static DeploymentPlan rolling(Rollout found, Rollout start) {
        Rollout created = withCurrent(start);
        ReplicaSet current = created.sets().current().orElseThrow();
        return moving(found, RollingUpdate.step(created, current), "it rolls");
    }

    private static DeploymentPlan recreating(DeploymentView view, Rollout found, Rollout start) {
        Rollout emptied = Recreate.withoutOld(start);
        if (!emptied.equals(start)) return moving(found, emptied, "old pods are to go");
        if (Recreate.hasOldPods(start.sets(), view.pods())) return moving(found, start, "old pods are going");
        Rollout created = withCurrent(start);
        ReplicaSet current = created.sets().current().orElseThrow();
        int wanted = created.limits().replicas();
        boolean sized = Sets.size(current) == wanted;
        return moving(found, sized ? created : created.sized(current, wanted), "new pods are to come");
    }

    /** The plan of a rollout that is to come to its end. */
    private static DeploymentPlan moving(Rollout found, Rollout wanted, String reason) {
        boolean still = wanted.sets().equals(found.sets());
        boolean complete = still
                && Progress.isComplete(found.deployment(), found.deployment().status());
        Rollout result = reported(wanted, Progress.rolledOut(wanted));
        List<ReplicaSet> deletions = complete ? History.surplus(found) : List.of();
        return DeploymentPlan.between(found, result, deletions, Progress.untilLate(result), reason);
    }

    /** The plan of a deployment whose rollout does not move now. */
    private static DeploymentPlan resting(Rollout found, Rollout wanted, List<ReplicaSet> deletions, String reason) {
        Rollout result = reported(wanted, Progress.counted(wanted));
        Optional<Duration> never = Optional.empty();
        return DeploymentPlan.between(found, result, deletions, never, reason);
    }

    private static Rollout reported(Rollout rollout, DeploymentStatus status) {
        return rollout.with(rollout.deployment().withStatus(status));
    }

    /** The deployment after the server refused its new replica set. */
    static Deployment refused(DeploymentView view, String message) {
        if (Progress.deadline(view.deployment()).isEmpty()) return view.deployment();
        return view.rollout()
                .with(Conditions.PROGRESSING, "False", Progress.FAILED, message)
                .deployment();
    }

    /** The deployment after its new replica set turned out to have the name of another object. */
    static Deployment collided(DeploymentView view) {
        DeploymentStatus status = view.deployment().status();
        int collisions = status.collisionCount().orElse(0);
        return view.deployment().withStatus(status.withCollisionCount(collisions + 1));
    }

    /** Whether a replica set is of the deployment's template. */
    static boolean isCurrent(DeploymentSpec spec, ReplicaSet set) {
        return Sets.withoutHash(set.spec().template()).equals(Sets.withoutHash(spec.template()));
    }
}
