package dev.coracle.testkit.invariant.services;

import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.TimelyPromise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A promise about each endpoint and the pod that it names, which may be broken for as long as nobody has seen it. */
abstract class EndpointPromise extends TimelyPromise<Reached> {
    private final Map<String, Set<Reached>> byPod = new LinkedHashMap<>();

    EndpointPromise(String promise) {
        super(promise, List.of(EndpointSlice.class, Endpoints.class, Pod.class, Service.class));
    }

    /**
     * What is wrong with an endpoint.
     *
     * @param pod which it names; empty where that is gone
     */
    abstract Optional<String> wrong(Reached reached, Optional<Pod> pod, ClusterState state);

    @Override
    public final Verdict judge(Change change, ClusterState state) {
        Verdict verdict = Verdict.silent();
        List<Reached> before = change.before().map(Reached::of).orElse(List.of());
        List<Reached> after = change.after().map(Reached::of).orElse(List.of());
        for (Reached old : before) {
            if (after.contains(old)) continue;
            byPod.getOrDefault(old.uid(), new LinkedHashSet<>()).remove(old);
            if (overdue().end(old)) verdict = Verdict.kept();
        }
        for (Reached reached : after) {
            byPod.computeIfAbsent(reached.uid(), it -> new LinkedHashSet<>()).add(reached);
            verdict = verdict.and(judge(reached, change.time(), state));
        }
        Optional<Pod> pod = change.after(Pod.class).or(() -> change.before(Pod.class));
        if (pod.isEmpty()) return verdict;
        for (Reached reached : byPod.getOrDefault(pod.get().uid(), Collections.emptySet()))
            verdict = verdict.and(judge(reached, change.time(), state));
        if (change.after().isEmpty()
                && byPod.getOrDefault(pod.get().uid(), Collections.emptySet()).isEmpty())
            byPod.remove(pod.get().uid());
        return verdict;
    }

    private Verdict judge(Reached reached, Instant now, ClusterState state) {
        return overdue().set(reached, fault(reached, state).isPresent(), now, bounds().reaction());
    }

    private Optional<String> fault(Reached reached, ClusterState state) {
        ObjectKey service = key(reached.service());
        Optional<Pod> pod = state.find(Pod.class, new ObjectKey(service.namespace(), reached.pod()))
                .filter(it -> it.uid().equals(reached.uid()));
        boolean publishesAll = state.find(Service.class, service)
                .filter(it -> it.spec().publishNotReadyAddresses())
                .isPresent();
        return publishesAll ? Optional.empty() : wrong(reached, pod, state);
    }

    private static ObjectKey key(String service) {
        int slash = service.indexOf('/');
        return new ObjectKey(service.substring(0, slash), service.substring(slash + 1));
    }

    @Override
    protected final Verdict broken(Late<Reached> late, Instant now, ClusterState state) {
        Reached reached = late.key();
        return Verdict.broken(
                reached.where(),
                "name pod " + reached.pod() + " at " + reached.address() + ", which "
                        + fault(reached, state).orElse("was wrong") + " since " + late.since(),
                "not do so for longer than " + late.patience().toMillis() + " ms");
    }

    @Override
    protected final Set<Reached> recount(ClusterState state) {
        Set<Reached> wrong = new LinkedHashSet<>();
        for (Class<? extends ApiObject> kind : List.of(EndpointSlice.class, Endpoints.class)) {
            for (ApiObject object : state.all(kind)) {
                for (Reached reached : Reached.of(object)) {
                    if (fault(reached, state).isPresent()) wrong.add(reached);
                }
            }
        }
        return wrong;
    }
}
