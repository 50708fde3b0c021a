package dev.coracle.controllers.endpoints;

import dev.coracle.model.Time;
import dev.coracle.model.core.EndpointAddress;
import dev.coracle.model.core.EndpointSubset;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the endpoints of a service should be. */
final class EndpointsPlanner {
    private static final String OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String LAST_CHANGE = "endpoints.kubernetes.io/last-change-trigger-time";

    private EndpointsPlanner() {}

    /**
     * A service and what is known of it.
     *
     * @param service its metadata
     * @param headless whether it has no address of its own
     * @param subsets where its pods are reached, all of them
     * @param present its endpoints, where there are any
     * @param trigger when the change happened that this look is about
     * @param capacity how many addresses endpoints hold
     */
    record View(
            ObjectMeta service,
            boolean headless,
            List<EndpointSubset> subsets,
            Optional<Endpoints> present,
            Optional<Time> trigger,
            int capacity) {}

    /**
     * What to do.
     *
     * @param write the endpoints to create or to update, if those present are not as they should be
     */
    record Plan(String reason, Optional<Endpoints> write) {}

    static Plan plan(View view) {
        Endpoints before = view.present().orElseGet(() -> empty(view.service()));
        List<EndpointSubset> subsets = truncate(view.subsets(), view.capacity());
        boolean over = !subsets.equals(view.subsets());
        Map<String, String> labels = new TreeMap<>(view.service().labels());
        if (view.headless()) labels.put(HEADLESS, "");
        else labels.remove(HEADLESS);
        Map<String, String> annotations = new TreeMap<>(before.metadata().annotations());
        if (over) annotations.put(OVER_CAPACITY, "truncated");
        else annotations.remove(OVER_CAPACITY);
        boolean same = before.subsets().equals(subsets)
                && before.labels().equals(labels)
                && before.metadata().annotations().equals(annotations);
        if (same && view.present().isPresent()) return new Plan("as it should be", Optional.empty());
        annotations.remove(LAST_CHANGE);
        view.trigger().ifPresent(time -> annotations.put(LAST_CHANGE, time.toString()));
        Endpoints after = before.withSubsets(subsets)
                .withMetadata(before.metadata().withLabels(labels).withAnnotations(annotations));
        return new Plan(view.present().isEmpty() ? "new" : "changed", Optional.of(after));
    }

    private static Endpoints empty(ObjectMeta service) {
        return Endpoints.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(service.namespace())
                        .name(service.name())
                        .build())
                .build();
    }

    /** Leaves away what is too much: addresses that are not ready first, and from each subset its share. */
    private static List<EndpointSubset> truncate(List<EndpointSubset> subsets, int capacity) {
        int ready = subsets.stream().mapToInt(it -> it.addresses().size()).sum();
        int others =
                subsets.stream().mapToInt(it -> it.notReadyAddresses().size()).sum();
        if (ready + others <= capacity) return subsets;
        boolean readyToo = ready > capacity;
        int total = readyToo ? ready : others;
        int room = readyToo ? capacity : capacity - ready;
        int left = room;
        List<EndpointSubset> result = new ArrayList<>();
        for (EndpointSubset subset : subsets) {
            List<EndpointAddress> addresses = readyToo ? subset.addresses() : subset.notReadyAddresses();
            int share = (int) Math.ceil((double) addresses.size() / total * room);
            List<EndpointAddress> kept = addresses.subList(0, Math.min(addresses.size(), Math.min(share, left)));
            left -= kept.size();
            result.add(
                    readyToo
                            ? subset.withAddresses(kept).withNotReadyAddresses(List.of())
                            : subset.withNotReadyAddresses(kept));
        }
        return result;
    }
}
