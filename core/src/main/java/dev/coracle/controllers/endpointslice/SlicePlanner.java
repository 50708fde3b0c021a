package dev.coracle.controllers.endpointslice;

import dev.coracle.model.Time;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the endpoint slices of a service should be. */
final class SlicePlanner {
    static final String SERVICE = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String US = "endpointslice-controller.k8s.io";

    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";
    private static final int LONGEST_PREFIX = 253;

    private SlicePlanner() {}

    /**
     * A service and what is known of it.
     *
     * @param service its metadata
     * @param headless whether it has no address of its own
     * @param owner how its slices name it
     * @param targets where its pods are reached, by family: {@code IPv4}, {@code IPv6}
     * @param present its slices
     * @param trigger when the change happened that this look is about
     * @param max how many endpoints a slice holds
     */
    record View(
            ObjectMeta service,
            boolean headless,
            OwnerReference owner,
            Map<String, List<Target>> targets,
            List<EndpointSlice> present,
            Optional<Time> trigger,
            int max) {}

    /** What to do. */
    record Plan(String reason, List<EndpointSlice> create, List<EndpointSlice> update, List<EndpointSlice> delete) {}

    /** Collects what there is to write. */
    static final class Writes {
        private final List<EndpointSlice> create = new ArrayList<>();
        private final List<EndpointSlice> update = new ArrayList<>();
        private final List<EndpointSlice> delete = new ArrayList<>();

        void create(EndpointSlice slice) {
            create.add(slice);
        }

        void update(EndpointSlice slice) {
            update.add(slice);
        }

        void delete(EndpointSlice slice) {
            delete.add(slice);
        }

        /** Writes new slices over those that are to go: one write instead of two. */
        void reuse() {
            while (!create.isEmpty() && !delete.isEmpty()) {
                EndpointSlice old = delete.remove(0);
                EndpointSlice wanted = create.remove(create.size() - 1);
                update.add(wanted.withMetadata(
                        old.metadata().withLabels(wanted.metadata().labels())));
            }
        }
    }

    static Plan plan(View view) {
        List<EndpointSlice> create = new ArrayList<>();
        List<EndpointSlice> update = new ArrayList<>();
        List<EndpointSlice> delete = new ArrayList<>();
        List<EndpointSlice> others = new ArrayList<>(view.present());
        view.targets().forEach((family, targets) -> {
            List<EndpointSlice> ours = view.present().stream()
                    .filter(it -> it.addressType().equals(family) && isOwned(it, view.owner()))
                    .toList();
            others.removeAll(ours);
            Writes writes = plan(view, family, targets, ours);
            writes.create.forEach(it -> create.add(stamped(it, view.trigger())));
            writes.update.forEach(it -> update.add(stamped(it, view.trigger())));
            delete.addAll(writes.delete);
        });
        delete.addAll(others);
        String reason = create.size() + " new, " + update.size() + " changed, " + delete.size() + " too many";
        return new Plan(reason, create, update, delete);
    }

    private static boolean isOwned(EndpointSlice slice, OwnerReference owner) {
        return slice.metadata().ownerReferences().stream()
                .anyMatch(it -> it.uid().equals(owner.uid()));
    }

    private static Writes plan(View view, String family, List<Target> targets, List<EndpointSlice> present) {
        Map<List<EndpointPort>, Group> groups = new LinkedHashMap<>();
        for (Target target : targets)
            group(groups, view, family, target.ports()).want(target);
        Writes writes = new Writes();
        List<EndpointSlice> left = new ArrayList<>(present);
        groups.forEach((ports, group) -> {
            List<EndpointSlice> same =
                    present.stream().filter(it -> it.ports().equals(ports)).toList();
            left.removeIf(it -> it.ports().equals(ports));
            group.plan(same, writes);
        });
        EndpointSlice placeholder = slice(view, family, List.of());
        boolean none = writes.create.isEmpty() && present.size() == left.size() + writes.delete.size();
        if (none && !(left.size() == 1 && isLike(left.get(0), placeholder))) {
            writes.create(placeholder);
        } else if (none) {
            left.clear(); // a service without pods keeps its one empty slice
        }
        left.forEach(writes::delete);
        writes.reuse();
        return writes;
    }

    /** Nearly always all targets have the same ports: then these are compared, which is quicker than to hash them. */
    private static Group group(
            Map<List<EndpointPort>, Group> groups, View view, String family, List<EndpointPort> ports) {
        if (groups.size() == 1) {
            Map.Entry<List<EndpointPort>, Group> only =
                    groups.entrySet().iterator().next();
            if (only.getKey().equals(ports)) return only.getValue();
        }
        return groups.computeIfAbsent(ports, it -> new Group(slice(view, family, it), view.max()));
    }

    private static boolean isLike(EndpointSlice slice, EndpointSlice placeholder) {
        return slice.endpoints().isEmpty()
                && slice.ports().isEmpty()
                && slice.labels().equals(placeholder.labels());
    }

    /** A new slice without endpoints. */
    private static EndpointSlice slice(View view, String family, List<EndpointPort> ports) {
        String name = view.service().name().orElse("");
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace(view.service().namespace())
                .generateName(name.length() < LONGEST_PREFIX ? name + "-" : name)
                .labels(labels(view, name))
                .addOwnerReference(view.owner())
                .build();
        return EndpointSlice.builder()
                .metadata(metadata)
                .addressType(family)
                .ports(ports)
                .build();
    }

    /** The service's own labels, and ours. */
    private static Map<String, String> labels(View view, String service) {
        Map<String, String> labels = new TreeMap<>(view.service().labels());
        labels.remove(HEADLESS);
        if (view.headless()) labels.put(HEADLESS, "");
        labels.put(SERVICE, service);
        labels.put(MANAGED_BY, US);
        return labels;
    }

    private static EndpointSlice stamped(EndpointSlice slice, Optional<Time> trigger) {
        Map<String, String> annotations = new TreeMap<>(slice.metadata().annotations());
        annotations.remove(LAST_CHANGE);
        trigger.ifPresent(time -> annotations.put(LAST_CHANGE, time.toString()));
        return slice.withMetadata(slice.metadata().withAnnotations(annotations));
    }
}
