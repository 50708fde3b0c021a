package dev.coracle.testkit.invariant.nodes;

import dev.coracle.controllers.Owners;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.TimelyPromise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A replica set that has fewer pods than it wants, not counting those that end, is given others at once. Together with
 * {@link SilentNodesAreFound}, {@link LostNodesAreTainted} and {@link TaintedPodsAreEvicted} that bounds how long after the
 * death of a node the replacement of its last pod is there. Not where pods cannot be created.
 */
final class LostPodsAreReplaced extends TimelyPromise<ObjectKey> {
    /** What making one pod may take, with a slow start and all calls one after the other. */
    private static final Duration EACH = Duration.ofMillis(50);

    private final Map<String, Integer> active = new LinkedHashMap<>();

    LostPodsAreReplaced() {
        super("A replica set that has lost pods is given others at once.", List.of(ReplicaSet.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        if (change.after().isEmpty()) {
            change.before(ReplicaSet.class).ifPresent(it -> overdue().end(it.key()));
        }
        Optional<OwnerReference> before = change.before(Pod.class).flatMap(LostPodsAreReplaced::holder);
        Optional<OwnerReference> after = change.after(Pod.class).flatMap(LostPodsAreReplaced::holder);
        before.ifPresent(it -> active.merge(it.uid(), -1, Integer::sum));
        after.ifPresent(it -> active.merge(it.uid(), 1, Integer::sum));
        ObjectKey pod = change.after().or(change::before).orElseThrow().key();
        return change.after(ReplicaSet.class)
                .or(() -> before.equals(after)
                        ? Optional.empty()
                        : before.or(() -> after)
                                .flatMap(it -> state.find(ReplicaSet.class, new ObjectKey(pod.namespace(), it.name()))))
                .map(it -> judge(it, change.time()))
                .orElse(Verdict.silent());
    }

    private static Optional<OwnerReference> holder(Pod pod) {
        if (!PodHealth.isActive(pod)) return Optional.empty();
        return Owners.controllerOf(pod).filter(it -> it.kind().equals("ReplicaSet"));
    }

    private Verdict judge(ReplicaSet set, Instant now) {
        Duration patience = bounds().reaction().plus(EACH.multipliedBy(wanted(set)));
        return overdue().set(set.key(), isShort(set, active.getOrDefault(set.uid(), 0)), now, patience);
    }

    private static int wanted(ReplicaSet set) {
        return set.spec().replicas().orElse(1);
    }

    private static boolean isShort(ReplicaSet set, int active) {
        boolean cannot = set.status().conditions().stream()
                .anyMatch(
                        it -> it.type().equals("ReplicaFailure") && it.status().equals("True"));
        return active < wanted(set) && !set.isTerminating() && !cannot;
    }

    @Override
    protected Verdict broken(Late<ObjectKey> late, Instant now, ClusterState state) {
        ReplicaSet set = state.find(ReplicaSet.class, late.key()).orElseThrow();
        return Verdict.broken(
                "replica set " + set.key(),
                "has only " + active.getOrDefault(set.uid(), 0) + " pods since " + late.since(),
                "have " + wanted(set) + " within " + late.patience().toMillis() + " ms");
    }

    @Override
    protected Set<ObjectKey> recount(ClusterState state) {
        Map<String, Integer> pods = new LinkedHashMap<>();
        for (Pod pod : state.all(Pod.class)) holder(pod).ifPresent(it -> pods.merge(it.uid(), 1, Integer::sum));
        Set<ObjectKey> shorts = new LinkedHashSet<>();
        for (ReplicaSet set : state.all(ReplicaSet.class)) {
            if (isShort(set, pods.getOrDefault(set.uid(), 0))) shorts.add(set.key());
        }
        return shorts;
    }
}
