package dev.coracle.controllers.endpointslice;

import dev.coracle.model.discovery.Endpoint;
import dev.coracle.model.discovery.EndpointSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of one family and one set of ports, brought to hold what they should with few writes: endpoints stay where
 * they are; new ones go to slices that are written anyway, the fullest first; then to one slice that has room for all,
 * the fullest of these; and else to new slices. Slices are not emptied to fill others. Pure.
 */
final class Group {
    private final int max;
    private final EndpointSlice model;
    private final Map<Target.Id, Endpoint> wanted = new LinkedHashMap<>();
    private final List<EndpointSlice> unchanged = new ArrayList<>();
    private final List<List<Endpoint>> filled = new ArrayList<>();
    private final List<EndpointSlice> changed = new ArrayList<>();
    private final List<EndpointSlice> empty = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param model a new slice of this group, without endpoints
     * @param max how many endpoints a slice holds
     */
    Group(EndpointSlice model, int max) {
        this.model = model;
        this.max = max;
    }

    void want(Target target) {
        wanted.put(target.id(), target.endpoint());
    }

    /** Plans what there is to write. */
    void plan(List<EndpointSlice> present, SlicePlanner.Writes writes) {
        present.forEach(this::keep);
        fillChanged();
        fillOneUnchanged();
        for (int i = 0; i < changed.size(); i++) writes.update(changed.get(i).withEndpoints(filled.get(i)));
        while (!wanted.isEmpty()) {
            List<Endpoint> endpoints = new ArrayList<>();
            fill(endpoints);
            writes.create(model.withEndpoints(endpoints));
        }
        empty.forEach(writes::delete);
    }

    /** Keeps of a slice what is wanted; an endpoint that stays as it is stays the very same. */
    private void keep(EndpointSlice slice) {
        List<Endpoint> kept = new ArrayList<>();
        for (Endpoint endpoint : slice.endpoints()) {
            Endpoint now = wanted.remove(Target.Id.of(endpoint));
            if (now != null) kept.add(now.equals(endpoint) ? endpoint : now);
        }
        EndpointSlice labelled =
                slice.withMetadata(slice.metadata().withLabels(model.metadata().labels()));
        if (kept.equals(slice.endpoints())) {
            if (labelled.equals(slice)) unchanged.add(slice);
            else change(labelled, kept);
        } else if (kept.isEmpty()) {
            empty.add(slice);
        } else {
            change(labelled, kept);
        }
    }

    private void change(EndpointSlice slice, List<Endpoint> endpoints) {
        changed.add(slice);
        filled.add(endpoints);
    }

    private void fillChanged() {
        List<List<Endpoint>> fullestFirst = new ArrayList<>(filled);
        fullestFirst.sort(Comparator.comparing((List<Endpoint> it) -> it.size()).reversed());
        fullestFirst.forEach(this::fill);
    }

    private void fillOneUnchanged() {
        int more = wanted.size();
        if (more == 0 || more >= max) return;
        unchanged.stream()
                .filter(it -> it.endpoints().size() + more <= max)
                .max(Comparator.comparing(it -> it.endpoints().size()))
                .ifPresent(slice -> {
                    List<Endpoint> endpoints = new ArrayList<>(slice.endpoints());
                    fill(endpoints);
                    change(slice, endpoints);
                });
    }

    private void fill(List<Endpoint> endpoints) {
        Iterator<Endpoint> next = wanted.values().iterator();
        while (next.hasNext() && endpoints.size() < max) {
            endpoints.add(next.next());
            next.remove();
        }
    }
}
