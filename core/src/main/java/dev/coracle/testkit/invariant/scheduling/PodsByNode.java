package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The pods that hold a place on a node, and since when, kept from change to change. */
final class PodsByNode {
    private final Map<String, Map<String, Pod>> byNode = new LinkedHashMap<>();
    private final Map<String, Instant> since = new LinkedHashMap<>();
    private final Predicate<Pod> whose;

    /** Of these pods alone. */
    PodsByNode(Predicate<Pod> whose) {
        this.whose = whose;
    }

    /** Takes in what became of a pod. */
    void take(Change change) {
        Optional<String> was = change.before(Pod.class).flatMap(ReferenceCluster::place);
        Optional<Pod> is =
                change.after(Pod.class).filter(it -> ReferenceCluster.place(it).isPresent());
        was.ifPresent(node -> change.before(Pod.class).ifPresent(it -> remove(node, it, is)));
        is.filter(whose).ifPresent(pod -> {
            byNode.computeIfAbsent(ReferenceCluster.place(pod).orElseThrow(), it -> new LinkedHashMap<>())
                    .put(pod.uid(), pod);
            since.putIfAbsent(pod.uid(), change.time());
        });
    }

    private void remove(String node, Pod pod, Optional<Pod> now) {
        Map<String, Pod> pods = byNode.get(node);
        if (pods == null) return;
        pods.remove(pod.uid());
        if (pods.isEmpty()) byNode.remove(node);
        if (now.filter(it -> it.uid().equals(pod.uid())).isEmpty()) since.remove(pod.uid());
    }

    /** The pods on a node. */
    Collection<Pod> on(String node) {
        return byNode.getOrDefault(node, Collections.emptyMap()).values();
    }

    /** The nodes that have pods. */
    Collection<String> nodes() {
        return byNode.keySet();
    }

    /** Since when a pod has been where it is. */
    Instant since(Pod pod) {
        return since.getOrDefault(pod.uid(), Instant.MIN);
    }

    boolean isEmpty() {
        return byNode.isEmpty();
    }

    /** All of them and the nodes of a state, as the reference wants them, as far as a condition holds. */
    Map<String, List<Pod>> where(Predicate<Pod> condition) {
        Map<String, List<Pod>> pods = new LinkedHashMap<>();
        byNode.forEach((node, there) -> {
            List<Pod> some = new ArrayList<>();
            for (Pod pod : there.values()) {
                if (condition.test(pod)) some.add(pod);
            }
            if (!some.isEmpty()) pods.put(node, some);
        });
        return pods;
    }

    /** A cluster of the nodes of a state and the pods for which a condition holds. */
    ReferenceCluster cluster(ClusterState state, Namespaces namespaces, Predicate<Pod> condition) {
        return ReferenceCluster.of(
                List.copyOf(state.all(Node.class)),
                where(condition),
                Collections.emptyMap(),
                namespaces::labels,
                List.of());
    }

    /** Whether what was kept is what the state shows. */
    Verdict audit(ClusterState state) {
        Map<String, String> recount = new LinkedHashMap<>();
        for (Pod pod : state.all(Pod.class)) {
            if (whose.test(pod)) ReferenceCluster.place(pod).ifPresent(it -> recount.put(pod.uid(), it));
        }
        Map<String, String> kept = new LinkedHashMap<>();
        byNode.forEach((node, pods) -> pods.keySet().forEach(uid -> kept.put(uid, node)));
        if (kept.equals(recount)) return Verdict.silent();
        return Verdict.broken("the account of pods by node", "is " + kept, "be " + recount);
    }
}
