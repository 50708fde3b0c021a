package dev.coracle.controllers.endpoints;

import dev.coracle.api.ApiException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.OwnWrites;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.services.Backends;
import dev.coracle.controllers.services.KnownPods;
import dev.coracle.controllers.services.ServicePods;
import dev.coracle.controllers.services.TriggerTimes;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Optional;

/** One run of the control loop. */
final class EndpointsRun {
    private static final int WORKERS = 5;
    /** Endpoints that components elected their leader by have no service. */
    private static final String ELECTION = "control-plane.alpha.kubernetes.io/leader";

    private final ControllerContext context;
    private final int capacity;
    private final ServicePods services;
    private final Lister<Endpoints> endpoints;
    private final OwnWrites own = new OwnWrites();
    private final TriggerTimes triggers = new TriggerTimes();
    private final KnownPods<String, Optional<Reached>> reached =
            new KnownPods<>(pod -> "", (service, pod, none) -> Reached.of(service, pod));

    EndpointsRun(ControllerContext context, int capacity) {
        this.context = context;
        this.capacity = capacity;
        services = new ServicePods(context);
        endpoints = context.lister(Endpoints.class);
    }

    void start() {
        ReconcileQueue queue = context.queue(WORKERS, this::reconcile);
        services.follow(queue);
        context.follow(Endpoints.class, new Handler<Endpoints>() {
            @Override
            public void added(Endpoints seen) {
                if (!own.areLast(seen)) queue.add(seen.key());
            }

            @Override
            public void updated(Endpoints before, Endpoints after) {
                added(after);
            }

            @Override
            public void deleted(Endpoints last) {
                own.forget(last);
                queue.add(last.key());
            }
        });
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<Service> service = services.service(key);
        if (service.isEmpty()) return remove(key);
        if (Backends.areWanted(service.get())) write(service.get());
        return Outcome.DONE;
    }

    /** Removes what a service left behind. */
    private Outcome remove(ObjectKey key) {
        triggers.forget(key);
        reached.forget(key);
        Optional<Endpoints> left =
                endpoints.find(key).filter(it -> !it.metadata().annotations().containsKey(ELECTION));
        if (left.isEmpty()) return Outcome.DONE;
        // A service may have been made meanwhile, and taken them over.
        if (context.client().services(key.namespace()).find(key.name()).isPresent()) return Outcome.DONE;
        try {
            context.client().endpoints(key.namespace()).delete(left.get());
        } catch (ApiException e) {
            if (!e.isNotFound()) throw e;
        }
        return Outcome.DONE;
    }

    private void write(Service service) {
        Optional<Endpoints> present = own.look(service.key(), () -> endpoints.find(service.key()));
        List<Pod> pods = services.of(service);
        EndpointsPlanner.Plan plan = EndpointsPlanner.plan(new EndpointsPlanner.View(
                service.metadata(),
                Backends.isHeadless(service),
                Subsets.pack(reached.of(service, pods)),
                present,
                triggers.next(service, pods),
                capacity));
        if (plan.write().isEmpty()) return;
        Endpoints wanted = plan.write().get();
        Resources<Endpoints> there = context.client().endpoints(service.namespace());
        try {
            if (present.isPresent()) own.wrote(there.update(wanted));
            else if (!service.isTerminating()) own.wrote(there.create(wanted));
        } catch (ApiException e) {
            if (e.hasCause("NamespaceTerminating")) return;
            boolean late = e.isConflict() || e.isAlreadyExists(); // what is known here will be up to date soon
            if (!late) tell(service, wanted, present.isPresent(), e);
            throw e;
        }
    }

    private void tell(Service service, Endpoints endpoints, boolean update, ApiException why) {
        if (update) {
            context.events()
                    .warning(
                            endpoints,
                            "FailedToUpdateEndpoint",
                            "Failed to update endpoint " + service.key() + ": " + why.getMessage());
        } else {
            context.events()
                    .warning(
                            endpoints,
                            "FailedToCreateEndpoint",
                            "Failed to create endpoint for service " + service.key() + ": " + why.getMessage());
        }
    }
}
