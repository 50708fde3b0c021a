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

/**
 * A pod is bound to a node whose labels meet its node selector and its required node affinity, unless they changed too
 * short a time before for a scheduler to know.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/">Assigning pods to nodes</a>
 */
final class NodeAffinityIsKept extends BindPromise {
    private final NodeNews news = new NodeNews();

    NodeAffinityIsKept() {
        super("A pod is bound to a node that meets its node selector and its required node affinity.");
    }

    @Override
    void take(Change change) {
        news.take(change);
    }

    @Override
    Verdict bound(Change binding, Pod pod, String node, ClusterState state) {
        boolean wishes = !pod.spec().nodeSelector().isEmpty()
                || pod.spec().affinity().flatMap(it -> it.nodeAffinity()).isPresent();
        Optional<Node> there = find(state, node);
        Optional<Instant> known = known(binding.time());
        if (!wishes || there.isEmpty() || known.isEmpty()) return Verdict.silent();
        if (news.labelled(node).isAfter(known.get())) return Verdict.silent();
        ReferenceScheduler reference = new ReferenceScheduler(ReferenceCluster.of(
                List.of(there.get()),
                Collections.<String, List<Pod>>emptyMap(),
                Collections.emptyMap(),
                it -> Collections.emptyMap(),
                List.of()));
        return reference
                .refusalBy("NodeAffinity", pod, there.get())
                .map(it -> Verdict.broken(place(pod, node), "was bound although: " + it, "be on another node"))
                .orElse(Verdict.kept());
    }
}
