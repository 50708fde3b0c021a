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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A promise about a pod and those that are there already, which forbid its place. Those count of which the scheduler must
 * have known when it bound the pod: that it has placed itself before, and that have been there long enough.
 */
abstract class NeighbourPromise extends BindPromise {
    /** Longer than a scheduler in trouble goes by old labels of nodes. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Decisions decisions = new Decisions();
    private final NodeNews news = new NodeNews();
    private final PodsByNode pods;
    private final String filter;
    private final Predicate<Refusal> whichRefusals;

    /**
     * A promise.
     *
     * @param whose the pods that can forbid a place to any
     * @param filter that of the default profile which refuses such a place
     * @param whichRefusals of that filter
     */
    NeighbourPromise(String promise, Predicate<Pod> whose, String filter, Predicate<Refusal> whichRefusals) {
        super(promise);
        this.filter = filter;
        this.whichRefusals = whichRefusals;
        pods = new PodsByNode(whose);
    }

    @Override
    public void begin(Setting run) {
        super.begin(run);
        DecisionFeed.of(run).ifPresent(it -> it.add(decisions));
    }

    @Override
    void take(Change change) {
        news.take(change);
        pods.take(change);
        if (change.after().isEmpty()) change.before(Pod.class).ifPresent(it -> decisions.forget(it.uid()));
    }

    /** Whether there is anything to look at. */
    abstract boolean isConcerned(Pod pod, String node, PodsByNode pods);

    @Override
    Verdict bound(Change binding, Pod pod, String node, ClusterState state) {
        Optional<Node> there = find(state, node);
        Optional<Instant> known = known(binding.time());
        if (there.isEmpty() || !isConcerned(pod, node, pods)) return Verdict.silent();
        if (news.lastLabelled().isAfter(known.orElse(binding.time().minus(LONG)))) return Verdict.silent();
        Predicate<Pod> sure = other -> decisions.after(pod.uid(), other.uid())
                || known.filter(it -> pods.since(other).isBefore(it)).isPresent();
        ReferenceCluster cluster = pods.cluster(state, new Namespaces(state), sure);
        return new ReferenceScheduler(cluster)
                .refusalBy(filter, pod.withSpec(pod.spec().withNodeName(Optional.empty())), there.get())
                .filter(whichRefusals)
                .map(it -> Verdict.broken(place(pod, node), "was bound although: " + it, "be on another node"))
                .orElse(Verdict.kept());
    }

    @Override
    public Verdict audit(ClusterState state) {
        return pods.audit(state);
    }
}
