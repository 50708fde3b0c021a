package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No pod is bound to a node that is gone, is cordoned, or has a taint that keeps the pod away, unless it became so too
 * short a time before for a scheduler to know. A node that is not ready has such a taint.
 *
 * <p>Kubernetes broke this for stale caches and for taints that came late (kubernetes#67243, #63897, #72129).
 */
final class NoBindToBadNode extends BindPromise {
    private final NodeNews news = new NodeNews();

    NoBindToBadNode() {
        super("No pod is bound to a node that is gone, cordoned, or tainted against it, once that is known.");
    }

    @Override
    void take(Change change) {
        news.take(change);
    }

    @Override
    Verdict bound(Change binding, Pod pod, String node, ClusterState state) {
        Optional<Instant> known = known(binding.time());
        if (known.isEmpty()) return Verdict.silent();
        Optional<Node> there = find(state, node);
        if (there.isEmpty()) {
            Instant gone = news.gone(node).orElse(Instant.MIN);
            if (gone.isAfter(known.get())) return Verdict.silent();
            return Verdict.broken(place(pod, node), "was bound to a node that there is not", "be where there is one");
        }
        Node sure = news.asOf(there.get(), known.get());
        ReferenceScheduler reference = new ReferenceScheduler(ReferenceCluster.of(
                List.of(sure),
                Collections.<String, List<Pod>>emptyMap(),
                Collections.emptyMap(),
                it -> Collections.emptyMap(),
                List.of()));
        return Stream.of("NodeUnschedulable", "TaintToleration")
                .flatMap(it -> reference.refusalBy(it, pod, sure).stream())
                .findFirst()
                .map(it -> Verdict.broken(place(pod, node), "was bound although: " + it, "be on another node"))
                .orElse(Verdict.kept());
    }
}
