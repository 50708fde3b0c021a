package dev.coracle.testkit.invariant.services;

import dev.coracle.controllers.services.Backends;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
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

/**
 * A service that selects a pod which serves has a ready endpoint, but for the moment in which nobody has seen that: however
 * its pods come and go, there is no gap.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/116965">Graceful node shutdown does not update endpoints</a>
 */
final class NoServiceIsLeftAlone extends TimelyPromise<NoServiceIsLeftAlone.Served> {
    private final Map<String, Integer> readyEndpoints = new LinkedHashMap<>();
    private final Map<String, Set<Served>> byPod = new LinkedHashMap<>();
    private final Map<String, Set<Served>> byService = new LinkedHashMap<>();

    /** A service and a pod that could serve it. */
    record Served(ObjectKey service, ObjectKey pod) {}

    NoServiceIsLeftAlone() {
        super(
                "A service that selects a pod which serves has a ready endpoint.",
                List.of(Service.class, EndpointSlice.class, Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> pod = change.after(Pod.class).or(() -> change.before(Pod.class));
        if (pod.isPresent()) return ofPod(pod.get(), change.after().isPresent(), change.time(), state);
        Optional<Node> node = change.after(Node.class).or(() -> change.before(Node.class));
        if (node.isPresent()) return ofNode(node.get(), change, state);
        if (change.after(Service.class).or(() -> change.before(Service.class)).isPresent())
            return ofService(change, state);
        Set<String> services = new LinkedHashSet<>();
        change.before(EndpointSlice.class).ifPresent(it -> count(it, -1, services));
        change.after(EndpointSlice.class).ifPresent(it -> count(it, 1, services));
        Verdict verdict = Verdict.silent();
        for (String service : services) verdict = verdict.and(judge(service, change.time()));
        return verdict;
    }

    private void count(EndpointSlice slice, int number, Set<String> services) {
        for (Reached reached : Reached.of(slice)) {
            if (!reached.ready()) continue;
            readyEndpoints.merge(reached.service(), number, Integer::sum);
            services.add(reached.service());
        }
    }

    /** Pods of a node that is not there are not reached. */
    private Verdict ofNode(Node node, Change change, ClusterState state) {
        Verdict verdict = Verdict.silent();
        if (change.before().isPresent() && change.after().isPresent()) return verdict;
        for (Pod pod : state.all(Pod.class)) {
            if (!pod.spec().nodeName().equals(Optional.of(node.name()))) continue;
            verdict = verdict.and(ofPod(pod, true, change.time(), state));
        }
        return verdict;
    }

    private Verdict ofPod(Pod pod, boolean there, Instant time, ClusterState state) {
        Set<Served> now = new LinkedHashSet<>();
        if (there && Backends.isReachable(pod)) {
            for (Service service : state.all(Service.class)) {
                if (Backed.serves(service, pod, state)) now.add(new Served(service.key(), pod.key()));
            }
        }
        Set<Served> before = byPod.getOrDefault(pod.key().toString(), Collections.emptySet());
        Verdict verdict = Verdict.silent();
        for (Served old : before) {
            if (now.contains(old)) continue;
            byService
                    .getOrDefault(old.service().toString(), new LinkedHashSet<>())
                    .remove(old);
            if (overdue().end(old)) verdict = Verdict.kept();
        }
        if (now.isEmpty()) byPod.remove(pod.key().toString());
        else byPod.put(pod.key().toString(), now);
        for (Served served : now) {
            byService
                    .computeIfAbsent(served.service().toString(), it -> new LinkedHashSet<>())
                    .add(served);
            verdict = verdict.and(judge(served, time));
        }
        return verdict;
    }

    private Verdict ofService(Change change, ClusterState state) {
        ObjectKey key = change.after().or(change::before).orElseThrow().key();
        Set<Served> now = new LinkedHashSet<>();
        Optional<Service> service = change.after(Service.class).filter(Backends::areWanted);
        if (service.isPresent()) {
            for (Pod pod : state.all(Pod.class)) {
                if (Backed.serves(service.get(), pod, state)) now.add(new Served(key, pod.key()));
            }
        }
        for (Served old : byService.getOrDefault(key.toString(), Collections.emptySet())) {
            if (now.contains(old)) continue;
            overdue().end(old);
            byPod.getOrDefault(old.pod().toString(), new LinkedHashSet<>()).remove(old);
        }
        byService.put(key.toString(), now);
        now.forEach(it -> byPod.computeIfAbsent(it.pod().toString(), pod -> new LinkedHashSet<>())
                .add(it));
        return judge(key.toString(), change.time());
    }

    private Verdict judge(String service, Instant now) {
        Verdict verdict = Verdict.silent();
        for (Served served : byService.getOrDefault(service, Collections.emptySet()))
            verdict = verdict.and(judge(served, now));
        return verdict;
    }

    private Verdict judge(Served served, Instant now) {
        boolean alone = readyEndpoints.getOrDefault(served.service().toString(), 0) == 0;
        return overdue().set(served, alone, now, bounds().reaction());
    }

    @Override
    protected Verdict broken(Late<Served> late, Instant now, ClusterState state) {
        return Verdict.broken(
                "service " + late.key().service(),
                "has no ready endpoint, and pod " + late.key().pod() + " serves since " + late.since(),
                "have one within " + late.patience().toMillis() + " ms");
    }

    @Override
    protected Set<Served> recount(ClusterState state) {
        Set<String> reached = new LinkedHashSet<>();
        for (EndpointSlice slice : state.all(EndpointSlice.class)) {
            for (Reached it : Reached.of(slice)) {
                if (it.ready()) reached.add(it.service());
            }
        }
        Set<Served> alone = new LinkedHashSet<>();
        for (Service service : state.all(Service.class)) {
            if (reached.contains(service.key().toString())) continue;
            for (Pod pod : state.all(Pod.class)) {
                if (Backed.serves(service, pod, state)) alone.add(new Served(service.key(), pod.key()));
            }
        }
        return alone;
    }
}
