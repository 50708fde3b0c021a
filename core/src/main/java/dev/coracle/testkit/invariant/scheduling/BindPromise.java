package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A promise about bindings: that a pod is given a node that it may have. A pod that is made with its node already chosen is
 * no binding.
 */
abstract class BindPromise extends Promise {
    /** A promise. */
    BindPromise(String promise) {
        super(promise, Term.ALWAYS, List.<Class<? extends ApiObject>>of(Pod.class, Node.class, Namespace.class));
    }

    @Override
    public final Verdict judge(Change change, ClusterState state) {
        Verdict verdict = Verdict.silent();
        Optional<Pod> pod = change.bound();
        Optional<String> node = pod.flatMap(ReferenceCluster::place);
        if (node.isPresent()) verdict = bound(change, pod.orElseThrow(), node.orElseThrow(), state);
        take(change);
        return verdict;
    }

    /** Judges a binding, before it is taken in. */
    abstract Verdict bound(Change binding, Pod pod, String node, ClusterState state);

    /** Takes in a change. */
    void take(Change change) {}

    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }

    /** The latest moment of which whoever binds now must have known all; empty where that cannot be said. */
    final Optional<Instant> known(Instant now) {
        Instant moment = now.minus(bounds().staleness());
        return setting().calm().ofScheduler().filter(it -> !it.isAfter(moment)).map(it -> moment);
    }

    static Optional<Node> find(ClusterState state, String node) {
        return state.find(Node.class, new ObjectKey("", node));
    }

    static String place(Pod pod, String node) {
        return "pod " + pod.key() + " on " + node;
    }
}
