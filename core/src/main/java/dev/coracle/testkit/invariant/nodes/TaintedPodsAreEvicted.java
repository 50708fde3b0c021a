package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.TimelyPromise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod on a node with a taint of effect {@code NoExecute} is deleted when the time is over for which it tolerates the
 * taint, or at once where it does not. A controller that was started anew grants that time anew.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions">Taint
 *     based evictions</a>
 */
final class TaintedPodsAreEvicted extends TimelyPromise<TaintedPodsAreEvicted.Exposed> {
    private final BoundPods pods = new BoundPods();
    private final Map<String, Set<Exposed>> byPod = new LinkedHashMap<>();

    /** A pod and a taint that it will have to flee. */
    record Exposed(ObjectKey pod, String uid, String taint) {}

    TaintedPodsAreEvicted() {
        super(
                "A pod leaves a tainted node when the time is over for which it tolerates the taint.",
                List.of(Node.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        pods.take(change);
        boolean tainted = !taints(change.before(Node.class)).equals(taints(change.after(Node.class)));
        Optional<Pod> before = change.before(Pod.class);
        if (before.isPresent()
                && !before.get()
                        .uid()
                        .equals(change.after(Pod.class).map(Pod::uid).orElse(""))) forget(before.get());
        Verdict verdict = change.after(Pod.class)
                .map(it -> judge(it, change.time(), state))
                .orElse(Verdict.silent());
        if (!tainted) return verdict;
        String node = change.after().or(change::before).orElseThrow().name();
        for (ObjectKey key : pods.on(node)) {
            Optional<Pod> pod = state.find(Pod.class, key);
            if (pod.isPresent()) verdict = verdict.and(judge(pod.get(), change.time(), state));
        }
        return verdict;
    }

    private static List<Taint> taints(Optional<Node> node) {
        return node.map(it -> it.spec().taints()).orElse(List.of());
    }

    private void forget(Pod pod) {
        Set<Exposed> all = byPod.remove(pod.uid());
        if (all != null) all.forEach(overdue()::end);
    }

    private Verdict judge(Pod pod, Instant now, ClusterState state) {
        Map<Exposed, Duration> exposed = exposed(pod, state);
        Set<Exposed> before = byPod.getOrDefault(pod.uid(), Collections.emptySet());
        if (exposed.isEmpty() && before.isEmpty()) return Verdict.silent();
        Verdict verdict = Verdict.silent();
        for (Exposed old : before) {
            if (!exposed.containsKey(old) && overdue().end(old)) verdict = Verdict.kept();
        }
        exposed.forEach(
                (key, leave) -> overdue().begin(key, now, bounds().atMost(leave).plus(bounds().staleness())));
        if (exposed.isEmpty()) byPod.remove(pod.uid());
        else byPod.put(pod.uid(), new LinkedHashSet<>(exposed.keySet()));
        return verdict;
    }

    /** What drives a pod away that is not on its way out, and after which time. */
    private static Map<Exposed, Duration> exposed(Pod pod, ClusterState state) {
        Map<Exposed, Duration> exposed = new LinkedHashMap<>();
        if (pod.isTerminating() || BoundPods.node(pod).isEmpty()) return exposed;
        Optional<Node> node = state.find(Node.class, new ObjectKey("", BoundPods.node(pod)));
        if (node.isEmpty()) return exposed;
        for (Taint taint : node.get().spec().taints()) {
            if (!taint.effect().equals(Driving.NO_EXECUTE)) continue;
            Leave.of(pod, taint).ifPresent(it -> exposed.put(new Exposed(pod.key(), pod.uid(), taint.key()), it));
        }
        return exposed;
    }

    @Override
    protected Verdict broken(Late<Exposed> late, Instant now, ClusterState state) {
        return Verdict.broken(
                "pod " + late.key().pod(),
                "is still on its node, which has the taint " + late.key().taint() + ", at " + now,
                "be deleted within " + late.patience().toSeconds() + " s from " + late.since());
    }

    @Override
    protected Set<Exposed> recount(ClusterState state) {
        Set<Exposed> exposed = new LinkedHashSet<>();
        for (Pod pod : state.all(Pod.class)) exposed.addAll(exposed(pod, state).keySet());
        return exposed;
    }
}
