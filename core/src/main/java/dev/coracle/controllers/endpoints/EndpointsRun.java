package dev.coracle.controllers.endpoints;

import dev.coracle.api.ApiException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.services.Backends;
import dev.coracle.controllers.services.ServicePods;
import dev.coracle.controllers.services.TriggerTimes;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointPort;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.meta.ObjectKey;
import java.util.ArrayList;
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
    private final TriggerTimes triggers = new TriggerTimes();

    EndpointsRun(ControllerContext context, int capacity) {
        this.context = context;
        this.capacity = capacity;
        services = new ServicePods(context);
        endpoints = context.lister(Endpoints.class);
    }

    void start() {
        ReconcileQueue queue = context.queue(WORKERS, this::reconcile);
        services.follow(queue);
        context.follow(Endpoints.class, Handler.of(it -> queue.add(it.key())));
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
        List<Pod> pods = services.of(service);
        Optional<Endpoints> present = endpoints.find(service.key());
        EndpointsPlanner.Plan plan = EndpointsPlanner.plan(new EndpointsPlanner.View(
                service.metadata(),
                Backends.isHeadless(service),
                subsets(service, pods),
                present,
                triggers.next(service, pods),
                capacity));
        if (plan.write().isEmpty()) return;
        Endpoints wanted = plan.write().get();
        Resources<Endpoints> there = context.client().endpoints(service.namespace());
        try {
            if (present.isPresent()) there.update(wanted);
            else if (!service.isTerminating()) there.create(wanted);
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

    private static List<EndpointSubset> subsets(Service service, List<Pod> pods) {
        boolean publish = service.spec().publishNotReadyAddresses();
        Subsets subsets = new Subsets();
        for (Pod pod : pods) {
            if (!Backends.isReachable(pod) || (pod.isTerminating() && !publish)) continue;
            List<EndpointPort> ports = ports(service, pod);
            if (ports.isEmpty() && !(service.spec().ports().isEmpty() && isNone(service))) continue;
            address(service, pod)
                    .ifPresent(address -> subsets.add(address, publish || PodConditions.isReady(pod), ports));
        }
        return subsets.pack();
    }

    private static boolean isNone(Service service) {
        return service.spec().clusterIP().equals(Optional.of("None"));
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : service.spec().ports()) {
            Backends.port(pod, port)
                    .ifPresent(number -> ports.add(EndpointPort.builder()
                            .name(port.name())
                            .port(number)
                            .protocol(port.protocol())
                            .appProtocol(port.appProtocol())
                            .build()));
        }
        return ports;
    }

    /** Where a pod is reached, by the first address of the service's main family. */
    private static Optional<EndpointAddress> address(Service service, Pod pod) {
        boolean ipv6 = isIpv6(service, pod);
        Optional<String> ip = Backends.addresses(pod).stream()
                .filter(it -> Backends.isIpv6(it) == ipv6)
                .findFirst();
        return ip.map(it -> EndpointAddress.builder()
                .ip(it)
                .nodeName(pod.spec().nodeName())
                .targetRef(Backends.reference(pod))
                .hostname(Backends.hostname(pod, service))
                .build());
    }

    private static boolean isIpv6(Service service, Pod pod) {
        if (!service.spec().ipFamilies().isEmpty()) {
            return service.spec().ipFamilies().get(0).equals("IPv6");
        }
        if (!Backends.isHeadless(service))
            return Backends.isIpv6(service.spec().clusterIP().orElse(""));
        return Backends.isIpv6(Backends.addresses(pod).get(0));
    }
}
