package dev.coracle.testkit.invariant.services;

import dev.coracle.controllers.services.Backends;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In the end the ready endpoints of a service are exactly the pods that it selects, that are ready and not on their way
 * out; in its slices and in its {@code Endpoints} alike.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/92583">Pod terminating but not removed from service
 *     endpoints</a>
 */
final class EndpointsAreExact extends Promise {
    EndpointsAreExact() {
        super(
                "In the end the ready endpoints of a service are exactly the ready pods that it selects.",
                Term.EVENTUALLY,
                List.of(Service.class, EndpointSlice.class, Endpoints.class, Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Map<String, Set<String>> slices = ready(EndpointSlice.class, state);
        Map<String, Set<String>> endpoints = ready(Endpoints.class, state);
        Verdict verdict = Verdict.silent();
        for (Service service : state.all(Service.class)) {
            if (!Backends.areWanted(service) || service.isTerminating()) continue;
            Set<String> wanted = new TreeSet<>();
            for (Pod pod : state.all(Pod.class)) {
                if (Backed.serves(service, pod, state)) wanted.add(pod.name());
            }
            String key = service.key().toString();
            verdict = verdict.and(judge("slices of " + key, slices.getOrDefault(key, Collections.emptySet()), wanted))
                    .and(judge("endpoints of " + key, endpoints.getOrDefault(key, Collections.emptySet()), wanted));
        }
        return verdict;
    }

    private static Map<String, Set<String>> ready(Class<? extends ApiObject> kind, ClusterState state) {
        Map<String, Set<String>> ready = new LinkedHashMap<>();
        for (ApiObject object : state.all(kind)) {
            for (Reached reached : Reached.of(object)) {
                if (reached.ready())
                    ready.computeIfAbsent(reached.service(), it -> new TreeSet<>())
                            .add(reached.pod());
            }
        }
        return ready;
    }

    private static Verdict judge(String place, Set<String> is, Set<String> wanted) {
        if (is.equals(wanted)) return Verdict.kept();
        return Verdict.broken(place, "are " + is, "be " + wanted);
    }
}
