package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a pod at the moment at which it is marked to be driven away from its node, by the taints of the node till then. */
abstract class EvictionReasons extends Promise {
    private final Exposures exposures = new Exposures();
    private final BoundPods pods = new BoundPods();

    EvictionReasons(String promise) {
        super(promise, Term.ALWAYS, List.of(Node.class, Pod.class));
    }

    @Override
    public final Verdict judge(Change change, ClusterState state) {
        exposures.take(change);
        pods.take(change);
        boolean marked =
                change.after(Pod.class).filter(EvictionReasons::isMarked).isPresent()
                        && change.before(Pod.class).filter(it -> !isMarked(it)).isPresent();
        Optional<Instant> calm = setting().calm().ofControllers();
        if (!marked || calm.isEmpty()) return Verdict.silent();
        Pod pod = change.after(Pod.class).orElseThrow();
        // Who was away while taints came and went may have seen one in all of them.
        Optional<Instant> relieved = exposures.lastRelief(BoundPods.node(pod));
        if (relieved.filter(calm.get()::isAfter).isPresent()) return Verdict.silent();
        return judge(pod, change.time(), calm.get());
    }

    private static boolean isMarked(Pod pod) {
        return PodConditions.find(pod.status(), PodConditions.DISRUPTION_TARGET)
                .filter(it -> it.status().equals("True") && it.reason().equals(Optional.of("DeletionByTaintManager")))
                .isPresent();
    }

    /**
     * Judges a pod that is marked now.
     *
     * @param calm since when the controllers could do their work
     */
    abstract Verdict judge(Pod pod, Instant now, Instant calm);

    /** The taints for which a pod has to go by now, whether its node still has them or not. */
    final List<Exposures.Spell> reasons(Pod pod, Instant now) {
        Instant bound = pods.since(pod).orElse(now);
        return exposures.of(BoundPods.node(pod)).entrySet().stream()
                .filter(it -> Leave.of(pod, it.getKey())
                        .filter(leave -> isOver(it, bound, bounds().atLeast(leave), now))
                        .isPresent())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static <T> boolean isOver(Map.Entry<T, Exposures.Spell> taint, Instant bound, Duration leave, Instant now) {
        return !Moments.later(taint.getValue().since(), bound).plus(leave).isAfter(now);
    }

    /** There is no count: what was before is known only from the changes. */
    @Override
    public final Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
