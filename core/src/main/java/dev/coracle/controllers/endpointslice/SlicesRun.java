package dev.coracle.controllers.endpointslice;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.Expectations;
import dev.coracle.controllers.OwnWrites;
import dev.coracle.controllers.Owners;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.endpointslice.SlicePlanner.Plan;
import dev.coracle.controllers.endpointslice.SlicePlanner.View;
import dev.coracle.controllers.pods.PodsOnNodes;
import dev.coracle.controllers.services.Backends;
import dev.coracle.controllers.services.KnownPods;
import dev.coracle.controllers.services.ServicePods;
import dev.coracle.controllers.services.TriggerTimes;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One run of the control loop. */
final class SlicesRun {
    private static final String BY_SERVICE = "managed for service";

    private final ControllerContext context;
    private final EndpointSliceOptions options;
    private final ServicePods services;
    private final Lister<Node> nodes;
    private final PodsOnNodes podsOnNodes;
    private final Lister<EndpointSlice> slices;
    private final Expectations<EndpointSlice> expectations;
    private final OwnWrites own = new OwnWrites();

    /** Services whose runs were put off until what they wrote is shown. */
    private final Set<ObjectKey> waiting = ConcurrentHashMap.newKeySet();

    private final TriggerTimes triggers = new TriggerTimes();
    private final KnownPods<@Nullable Node, Map<String, Target>> targets;

    SlicesRun(ControllerContext context, EndpointSliceOptions options) {
        this.context = context;
        this.options = options;
        services = new ServicePods(context);
        nodes = context.lister(Node.class);
        podsOnNodes = new PodsOnNodes(context.informer(Pod.class));
        Informer<EndpointSlice> informer = context.informer(EndpointSlice.class);
        informer.addIndex(
                BY_SERVICE, slice -> isOurs(slice) ? List.of(serviceOf(slice).toString()) : List.of());
        slices = informer.lister();
        targets = new KnownPods<>(
                pod -> pod.spec().nodeName().flatMap(nodes::find).orElse(null), Targets::of);
        expectations = new Expectations<>(context.client().of(EndpointSlice.class), informer);
    }

    private static boolean isOurs(EndpointSlice slice) {
        return SlicePlanner.US.equals(slice.labels().get(SlicePlanner.MANAGED_BY));
    }

    private static ObjectKey serviceOf(EndpointSlice slice) {
        return new ObjectKey(slice.namespace(), slice.labels().getOrDefault(SlicePlanner.SERVICE, ""));
    }

    void start() {
        ReconcileQueue queue = context.queue(options.workers(), this::reconcile);
        services.follow(queue);
        context.follow(Service.class, new Handler<Service>() {
            @Override
            public void deleted(Service last) {
                expectations.forget(last);
                triggers.forget(last.key());
                targets.forget(last.key());
                waiting.remove(last.key());
            }
        });
        context.follow(EndpointSlice.class, new Handler<EndpointSlice>() {
            @Override
            public void added(EndpointSlice slice) {
                ObjectKey service = serviceOf(slice);
                boolean awaited = waiting.remove(service);
                if (isOurs(slice) && (awaited || !own.areLast(slice))) queue.add(service);
            }

            @Override
            public void updated(EndpointSlice before, EndpointSlice after) {
                boolean taken =
                        isOurs(before) && !(isOurs(after) && serviceOf(after).equals(serviceOf(before)));
                if (taken) queue.add(serviceOf(before));
                added(after);
            }

            @Override
            public void deleted(EndpointSlice last) {
                own.forget(last);
                if (isOurs(last)) queue.add(serviceOf(last));
            }
        });
        context.follow(Node.class, new Handler<Node>() {
            @Override
            public void added(Node node) {
                for (Pod pod : podsOnNodes.on(node.name())) {
                    services.forEachOf(pod, service -> queue.add(service.key()));
                }
            }

            @Override
            public void deleted(Node last) {
                added(last);
            }
        });
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<Service> found = services.service(key);
        if (found.isEmpty() || !Backends.areWanted(found.get())) return Outcome.DONE;
        Service service = found.get();
        waiting.add(key);
        if (!expectations.areMet(service)) return Outcome.after(Expectations.LOOK_AGAIN);
        waiting.remove(key);
        List<Pod> pods = services.of(service);
        List<EndpointSlice> present = slices.byIndex(BY_SERVICE, key.toString()).stream()
                .filter(it -> !it.isTerminating())
                .toList();
        Plan plan = SlicePlanner.plan(new View(
                service.metadata(),
                Backends.isHeadless(service),
                Owners.controllerReference(service),
                Targets.byFamily(service, targets.of(service, pods)),
                present,
                triggers.next(service, pods),
                options.maxEndpointsPerSlice()));
        try {
            carryOut(service, plan);
        } catch (ApiException e) {
            if (e.hasCause("NamespaceTerminating")) return Outcome.DONE;
            if (!e.isConflict()) tell(service, e);
            throw e;
        }
        return Outcome.DONE;
    }

    private void carryOut(Service service, Plan plan) {
        Resources<EndpointSlice> there = context.client().endpointSlices(service.namespace());
        // None are made for a service that is going: they would only be in the garbage collector's way.
        if (!service.isTerminating()) plan.create().forEach(slice -> create(there, service, slice));
        plan.update().forEach(slice -> wrote(service, there.update(slice)));
        for (EndpointSlice slice : plan.delete()) {
            try {
                there.delete(slice);
            } catch (ApiException e) {
                if (!e.isNotFound()) throw e;
            }
            expectations.deleted(service, slice);
        }
    }

    private void wrote(Service service, EndpointSlice slice) {
        own.wrote(slice);
        expectations.wrote(service, slice);
    }

    private void create(Resources<EndpointSlice> there, Service service, EndpointSlice slice) {
        try {
            wrote(service, there.create(slice));
        } catch (UnknownOutcomeException e) {
            expectations.perhapsCreated(service);
            throw e;
        }
    }

    private void tell(Service service, ApiException why) {
        context.events()
                .warning(
                        service,
                        "FailedToUpdateEndpointSlices",
                        "Error updating Endpoint Slices for Service " + service.key() + ": " + why.getMessage());
    }
}
