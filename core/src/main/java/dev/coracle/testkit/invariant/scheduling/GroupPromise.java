package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import dev.coracle.testkit.reference.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A promise about how many pods are where, when another is bound. It is judged where neither nodes nor the pods on them
 * have changed for so long that a scheduler must know, but for what it has bound itself.
 */
abstract class GroupPromise extends BindPromise {
    private final Decisions decisions = new Decisions();
    private final NodeNews news = new NodeNews();
    private final PodsByNode pods = new PodsByNode(pod -> true);
    private final String filter;
    private final Predicate<Refusal> whichRefusals;
    private Instant lastLoss = Instant.MIN;

    /**
     * A promise.
     *
     * @param filter that of the default profile which refuses the place
     * @param whichRefusals of that filter
     */
    GroupPromise(String promise, String filter, Predicate<Refusal> whichRefusals) {
        super(promise);
        this.filter = filter;
        this.whichRefusals = whichRefusals;
    }

    @Override
    public void begin(Setting run) {
        super.begin(run);
        DecisionFeed.of(run).ifPresent(it -> it.add(decisions));
    }

    @Override
    void take(Change change) {
        if (change.after().isEmpty()) change.before(Pod.class).ifPresent(it -> decisions.forget(it.uid()));
        news.take(change);
        pods.take(change);
        if (isLoss(change)) lastLoss = change.time();
    }

    /** Whether a pod on a node is one of its group no more, or one of another. */
    private static boolean isLoss(Change change) {
        Optional<Pod> before = change.before(Pod.class);
        Optional<Pod> after = change.after(Pod.class);
        if (before.flatMap(ReferenceCluster::place).isEmpty()) return false;
        return after.flatMap(ReferenceCluster::place).isEmpty()
                || after.get().isTerminating() != before.orElseThrow().isTerminating()
                || !after.get().labels().equals(before.orElseThrow().labels());
    }

    /** Whether the pod has such requirements. */
    abstract boolean isConcerned(Pod pod);

    @Override
    Verdict bound(Change binding, Pod pod, String node, ClusterState state) {
        Optional<Node> there = find(state, node);
        Optional<Instant> known = known(binding.time());
        if (there.isEmpty() || known.isEmpty() || !isConcerned(pod)) return Verdict.silent();
        if (news.last().isAfter(known.get()) || lastLoss.isAfter(known.get())) return Verdict.silent();
        ReferenceCluster cluster = pods.cluster(state, new Namespaces(state), it -> true);
        Optional<Refusal> refusal = refusal(cluster, pod, there.get());
        if (refusal.isEmpty()) return Verdict.kept();
        Optional<ReferenceCluster> decided = asDecided(pod, state);
        if (decided.isEmpty() || refusal(decided.get(), pod, there.get()).isEmpty()) return Verdict.silent();
        return Verdict.broken(place(pod, node), "was bound although: " + refusal.get(), "be on another node");
    }

    private Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        return new ReferenceScheduler(cluster).refusalBy(filter, pod, node).filter(whichRefusals);
    }

    /**
     * The cluster as it was to whoever decided about the pod: with those pods too that had been given nodes before and are
     * still on their way, and without those that were given theirs later, since bindings overtake each other; empty where
     * that cannot be known.
     */
    private Optional<ReferenceCluster> asDecided(Pod pod, ClusterState state) {
        ReferenceCluster with =
                pods.cluster(state, new Namespaces(state), other -> !decisions.after(other.uid(), pod.uid()));
        for (Pod other : state.all(Pod.class)) {
            boolean waits = other.spec().nodeName().isEmpty() && !other.uid().equals(pod.uid());
            boolean later = decisions.after(other.uid(), pod.uid());
            if (!(waits || later) || !other.namespace().equals(pod.namespace())) continue;
            if (!decisions.knows(pod.uid())) return Optional.empty();
            Optional<String> node = decisions.nodeBefore(other.uid(), pod.uid());
            if (node.isPresent()) with = with.plus(node.get(), other);
        }
        return Optional.of(with);
    }

    @Override
    public Verdict audit(ClusterState state) {
        return pods.audit(state);
    }
}
