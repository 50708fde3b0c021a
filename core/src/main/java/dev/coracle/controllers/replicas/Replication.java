package dev.coracle.controllers.replicas;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Resources;
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
import dev.coracle.controllers.pods.PodControl;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.selector.Selector;
import dev.coracle.platform.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the loop over the objects of a kind. */
final class Replication<T extends ApiObject> {
    private static final Logger log = LoggerFactory.getLogger(Replication.class);

    private final ReplicaKind<T> kind;
    private final Resources<T> resources;
    private final Lister<T> sets;
    private final Owned<T> siblings;
    private final Owned<Pod> pods;
    private final Expectations<Pod> expectations;
    private final Claims<T, Pod> claims;
    private final PodControl control;
    private final Clock clock;

    private Replication(ControllerContext context, ReplicaKind<T> kind) {
        this.kind = kind;
        Informer<T> informer = context.informer(kind.type());
        Informer<Pod> podInformer = context.informer(Pod.class);
        resources = context.client().of(kind.type());
        sets = informer.lister();
        siblings = new Owned<>(informer);
        pods = new Owned<>(podInformer);
        expectations = new Expectations<>(context.client().pods(), podInformer);
        claims = new Claims<>(resources, context.client().pods(), pods, expectations);
        control = new PodControl(context.client().pods(), context.events(), expectations);
        clock = context.clock();
    }

    static <T extends ApiObject> void start(ControllerContext context, ReplicaKind<T> kind, int workers) {
        Replication<T> run = new Replication<>(context, kind);
        ReconcileQueue queue = context.queue(workers, run::reconcile);
        context.follow(kind.type(), new Handler<T>() {
            @Override
            public void added(T object) {
                queue.add(object.key());
            }

            @Override
            public void updated(T before, T after) {
                queue.add(after.key());
            }

            @Override
            public void deleted(T last) {
                run.expectations.forget(last);
            }
        });
        context.follow(Pod.class, new Dependents<>(kind.type(), run.sets, run::selector, queue));
    }

    private Selector selector(T object) {
        return Selector.of(kind.asReplicaSet(object).spec().selector());
    }

    private Outcome reconcile(ObjectKey key) {
        return sets.find(key).map(this::reconcile).orElse(Outcome.DONE);
    }

    private Outcome reconcile(T object) {
        ReplicasView view = view(object);
        ReplicasPlan plan = ReplicasPlanner.plan(view);
        log.atDebug()
                .addKeyValue("kind", object.kind())
                .addKeyValue("object", object.key())
                .addKeyValue("create", plan.create())
                .addKeyValue("delete", plan.delete().size())
                .log(plan.reason());
        Optional<RuntimeException> failure = carryOut(object, view.set(), plan);
        report(object, view, failure);
        if (failure.isPresent()) throw failure.get();
        return comeBack(object, view);
    }

    private ReplicasView view(T object) {
        ReplicaSet set = kind.asReplicaSet(object);
        boolean settled = expectations.areMet(object);
        List<Pod> owned = settled ? claims.settle(object, selector(object)) : pods.by(object);
        List<Pod> alive = owned.stream().filter(PodHealth::isActive).toList();
        List<Pod> related = alive.size() > ReplicasView.wanted(set) ? related(object) : List.of();
        return new ReplicasView(set, alive, related, settled, clock.now());
    }

    /** Pods of all that have the same owner. */
    private List<Pod> related(T object) {
        Optional<String> owner = Owners.controllerOf(object).map(OwnerReference::uid);
        Stream<T> family = owner.stream().flatMap(uid -> siblings.by(uid).stream());
        return family.flatMap(sibling -> pods.by(sibling).stream()).toList();
    }

    /** Does what the plan says; returns what went wrong first. */
    private Optional<RuntimeException> carryOut(T object, ReplicaSet set, ReplicasPlan plan) {
        SlowStart creations = new SlowStart(plan.create());
        while (creations.hasNext()) {
            creations.attempt(() -> control.create(object, set.spec().template()));
        }
        Optional<RuntimeException> failure = creations.failure().filter(it -> !PodControl.isNamespaceTerminating(it));
        for (Pod pod : plan.delete()) {
            try {
                control.delete(object, pod);
            } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
                if (failure.isEmpty()) failure = Optional.of(e);
            }
        }
        return failure;
    }

    private void report(T object, ReplicasView view, Optional<RuntimeException> failure) {
        ReplicaSetStatus status = ReplicaStatus.of(view, failure.map(it -> String.valueOf(it.getMessage())));
        if (status.equals(view.set().status())) return;
        try {
            resources.updateStatus(kind.withStatus(object, status));
        } catch (ApiException e) {
            if (!e.isConflict()) throw e;
            reportOnceMore(object, status);
        }
    }

    /** What is known here of the object itself is behind: as in Kubernetes, it is read anew, once. */
    private void reportOnceMore(T object, ReplicaSetStatus status) {
        Optional<T> latest = resources.in(object.namespace()).find(object.name());
        latest.filter(it -> it.uid().equals(object.uid()))
                .ifPresent(it -> resources.updateStatus(kind.withStatus(it, status)));
    }

    private Outcome comeBack(T object, ReplicasView view) {
        Optional<Duration> unseen =
                expectations.areMet(object) ? Optional.empty() : Optional.of(Expectations.LOOK_AGAIN);
        return Stream.concat(unseen.stream(), ReplicaStatus.untilNextAvailable(view).stream())
                .min(Duration::compareTo)
                .map(Outcome::after)
                .orElse(Outcome.DONE);
    }
}
