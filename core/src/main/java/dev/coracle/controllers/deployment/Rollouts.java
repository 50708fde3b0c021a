package dev.coracle.controllers.deployment;

import dev.coracle.api.ApiException;
import dev.coracle.client.Client;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.Claims;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.Dependents;
import dev.coracle.controllers.Expectations;
import dev.coracle.controllers.Owned;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.deployment.DeploymentPlan.Change;
import dev.coracle.controllers.pods.PodControl;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.selector.Selector;
import dev.coracle.platform.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the loop over deployments: reads, asks the planner, applies. */
final class Rollouts {
    private static final Logger log = LoggerFactory.getLogger(Rollouts.class);

    private final Client client;
    private final EventRecorder events;
    private final Clock clock;
    private final Lister<Deployment> deployments;
    private final Lister<ReplicaSet> sets;
    private final Owned<Pod> pods;
    private final Expectations<ReplicaSet> expectations;
    private final Claims<Deployment, ReplicaSet> claims;

    private Rollouts(ControllerContext context) {
        client = context.client();
        events = context.events();
        clock = context.clock();
        deployments = context.lister(Deployment.class);
        Informer<ReplicaSet> setInformer = context.informer(ReplicaSet.class);
        sets = setInformer.lister();
        pods = new Owned<>(context.informer(Pod.class));
        expectations = new Expectations<>(client.of(ReplicaSet.class), setInformer);
        claims = new Claims<>(
                client.of(Deployment.class), client.of(ReplicaSet.class), new Owned<>(setInformer), expectations);
    }

    static void start(ControllerContext context, int workers) {
        Rollouts run = new Rollouts(context);
        ReconcileQueue queue = context.queue(workers, run::reconcile);
        context.follow(Deployment.class, run.changes(queue));
        context.follow(
                ReplicaSet.class, new Dependents<>(Deployment.class, run.deployments, Rollouts::selector, queue));
        context.follow(Pod.class, run.podsThatGo(queue));
    }

    private static Selector selector(Deployment deployment) {
        return Selector.of(deployment.spec().selector());
    }

    private Handler<Deployment> changes(ReconcileQueue queue) {
        return new Handler<>() {
            @Override
            public void added(Deployment deployment) {
                queue.add(deployment.key());
            }

            @Override
            public void updated(Deployment before, Deployment after) {
                queue.add(after.key());
            }

            @Override
            public void deleted(Deployment last) {
                expectations.forget(last);
            }
        };
    }

    /** Where old pods must be gone before new ones start, somebody waits for their end. */
    private Handler<Pod> podsThatGo(ReconcileQueue queue) {
        return new Handler<>() {
            @Override
            public void deleted(Pod last) {
                Owners.controllerKey(last, ReplicaSet.class)
                        .flatMap(sets::find)
                        .flatMap(set -> Owners.controllerKey(set, Deployment.class))
                        .flatMap(deployments::find)
                        .filter(deployment -> !Limits.isRolling(deployment))
                        .ifPresent(deployment -> queue.add(deployment.key()));
            }
        };
    }

    private Outcome reconcile(ObjectKey key) {
        return deployments.find(key).map(this::reconcile).orElse(Outcome.DONE);
    }

    private Outcome reconcile(Deployment deployment) {
        if (!expectations.areMet(deployment)) return Outcome.after(Expectations.LOOK_AGAIN);
        DeploymentView view = view(deployment);
        DeploymentPlan plan = DeploymentPlanner.plan(view);
        log.atDebug()
                .addKeyValue("deployment", deployment.key())
                .addKeyValue("changes", plan.changes().size())
                .log(plan.reason());
        if (plan.creation().isPresent() && !create(view, plan.creation().get())) return Outcome.DONE;
        for (Change change : plan.changes()) write(deployment, change);
        for (ReplicaSet set : plan.deletions()) delete(set);
        report(deployment, plan.deployment());
        return plan.comeBack().map(Outcome::after).orElse(Outcome.DONE);
    }

    private DeploymentView view(Deployment deployment) {
        List<ReplicaSet> managed = claims.settle(deployment, selector(deployment));
        List<Pod> theirs = Limits.isRolling(deployment)
                ? List.of()
                : managed.stream().flatMap(set -> pods.by(set).stream()).toList();
        return new DeploymentView(deployment, managed, theirs, clock.now());
    }

    /** Creates a replica set; returns whether it is there and the plan can go on. */
    private boolean create(DeploymentView view, ReplicaSet wanted) {
        Deployment deployment = view.deployment();
        try {
            expectations.wrote(
                    deployment, client.replicaSets(wanted.namespace()).create(wanted));
        } catch (ApiException e) {
            if (e.isAlreadyExists()) return settle(view, wanted, e);
            if (!PodControl.isNamespaceTerminating(e)) refused(view, wanted, e);
            throw e;
        }
        DeploymentPlan.creationMessage(wanted).ifPresent(message -> scaled(deployment, message));
        return true;
    }

    /** The name is taken: by this deployment's own replica set, which cannot be seen yet, or by something else. */
    private boolean settle(DeploymentView view, ReplicaSet wanted, ApiException refusal) {
        Deployment deployment = view.deployment();
        Optional<ReplicaSet> stored = client.replicaSets(wanted.namespace()).find(wanted.name());
        if (stored.isEmpty()) throw refusal;
        if (Owners.isControlledBy(stored.get(), deployment)
                && DeploymentPlanner.isCurrent(deployment.spec(), stored.get())) {
            expectations.wrote(deployment, stored.get());
            throw refusal;
        }
        report(deployment, DeploymentPlanner.collided(view));
        return false;
    }

    private void refused(DeploymentView view, ReplicaSet wanted, ApiException refusal) {
        String message = "Failed to create new replica set \"" + wanted.name() + "\": " + refusal.getMessage();
        events.warning(view.deployment(), Progress.FAILED, message);
        report(view.deployment(), DeploymentPlanner.refused(view, message));
    }

    private void write(Deployment deployment, Change change) {
        ReplicaSet written = client.replicaSets(change.after().namespace()).update(change.after());
        expectations.wrote(deployment, written);
        change.resizing().ifPresent(message -> scaled(deployment, message));
    }

    private void scaled(Deployment deployment, String message) {
        events.normal(deployment, "ScalingReplicaSet", message);
    }

    private void delete(ReplicaSet set) {
        try {
            client.of(ReplicaSet.class).delete(set);
        } catch (ApiException e) {
            if (!e.isNotFound() && !e.isConflict()) throw e;
        }
    }

    private void report(Deployment before, Deployment after) {
        if (!after.equals(before)) client.deployments(after.namespace()).updateStatus(after);
    }
}
