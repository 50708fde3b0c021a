package dev.coracle.simulation.fault;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Refusals;
import dev.coracle.api.Verb;
import dev.coracle.simulation.Disturbance;
import dev.coracle.simulation.Fate;
import java.util.List;

/**
 * A server whose watch cache stands still at a revision. As in Kubernetes, whoever asks for the latest state gets that
 * from the store, whoever asks for any state gets the cache's, and whoever asks for one that the cache has not reached
 * waits in vain. Writes reach the store.
 *
 * @param revision where it stands
 */
record Past(long revision) implements Disturbance {
    @Override
    public Fate fate(String caller, ApiRequest request) {
        long asked = fromCache(request) ? Long.parseLong(request.list().resourceVersion()) : 0;
        if (asked <= revision) return Fate.USUAL;
        return Fate.turnedAway(
                Refusals.timeout("Too large resource version: " + asked + ", current: " + revision, 1, List.of())
                        .status());
    }

    @Override
    public ApiRequest asked(String caller, ApiRequest request) {
        if (!fromCache(request)) return request;
        ListOptions options =
                request.list().withResourceVersion(Long.toString(revision)).withResourceVersionMatch("Exact");
        return request.withList(options);
    }

    /** Whether a list may show any state, or any from some revision on. */
    private static boolean fromCache(ApiRequest request) {
        ListOptions options = request.list();
        boolean exact = options.resourceVersionMatch()
                .map("Exact"::equals)
                .orElse(options.limit() > 0 && !options.resourceVersion().equals("0"));
        return request.verb() == Verb.LIST && !options.resourceVersion().isEmpty() && !exact;
    }

    @Override
    public long horizon(String owner, ApiRequest watch) {
        return revision;
    }
}
