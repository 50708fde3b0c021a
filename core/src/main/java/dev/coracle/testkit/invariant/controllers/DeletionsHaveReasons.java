package dev.coracle.testkit.invariant.controllers;

import dev.coracle.controllers.Owners;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No component deletes a pod of a replica set that is neither finished nor on its way out, but for a reason: the replica
 * set has more than it wants, or is gone itself; the pod is marked to be disrupted, by eviction, a taint or preemption; or
 * its namespace goes. Who deleted it is known only where time is simulated.
 */
final class DeletionsHaveReasons extends Promise {
    private final Families families = new Families();
    private final Map<String, Recent> wanted = new LinkedHashMap<>();
    private final Map<String, Recent> present = new LinkedHashMap<>();

    DeletionsHaveReasons() {
        super(
                "No component deletes a pod of a replica set without need.",
                Term.ALWAYS,
                List.of(ReplicaSet.class, Pod.class, Namespace.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> before = change.before(Pod.class).filter(PodHealth::isActive);
        boolean ends = change.after(Pod.class).map(Pod::isTerminating).orElse(true);
        families.take(change);
        change.before(Pod.class).flatMap(Families::set).ifPresent(it -> count(it.uid(), change));
        change.after(Pod.class).flatMap(Families::set).ifPresent(it -> count(it.uid(), change));
        change.after(ReplicaSet.class)
                .ifPresent(it -> wanted.computeIfAbsent(it.uid(), uid -> new Recent())
                        .set(Families.wanted(it), change.time(), bounds().staleness()));
        if (change.after().isEmpty()) change.before(ReplicaSet.class).ifPresent(it -> forget(it.uid()));
        if (before.isEmpty() || !ends) return Verdict.silent();
        Optional<String> author = setting().authors().of(change);
        boolean ownKubelet = author.isPresent()
                && author.get()
                        .equals("kubelet/" + before.get().spec().nodeName().orElse(""));
        Optional<OwnerReference> set =
                Owners.controllerOf(before.get()).filter(it -> it.kind().equals("ReplicaSet"));
        if (author.isEmpty() || set.isEmpty() || ownKubelet) return Verdict.silent();
        int there = most(set.get().uid(), change.time());
        if (hasReason(before.get(), set.get(), there, change, state)) return Verdict.kept();
        return Verdict.broken(
                "pod " + before.get().key(),
                "is deleted by " + author.get() + ", and its replica set has only " + there + " pods",
                "stay");
    }

    private void count(String set, Change change) {
        int pods = families.pods(set).size();
        present.computeIfAbsent(set, it -> new Recent()).set(pods, change.time(), bounds().staleness());
    }

    private void forget(String set) {
        wanted.remove(set);
        present.remove(set);
    }

    /** How many pods somebody may see who does not know yet that others have gone. */
    private int most(String set, Instant now) {
        return present.computeIfAbsent(set, it -> new Recent()).most(now.minus(bounds().staleness()));
    }

    private boolean hasReason(Pod pod, OwnerReference owner, int there, Change change, ClusterState state) {
        Optional<ReplicaSet> set = Families.find(owner, pod.namespace(), state);
        if (set.isEmpty() || set.get().isTerminating()) return true;
        boolean goes = state.find(Namespace.class, new ObjectKey("", pod.namespace()))
                .map(Namespace::isTerminating)
                .orElse(true);
        boolean disrupted = PodConditions.find(
                        change.after(Pod.class).orElse(pod).status(), PodConditions.DISRUPTION_TARGET)
                .filter(it -> it.status().equals("True"))
                .isPresent();
        Recent recent = wanted.computeIfAbsent(owner.uid(), it -> new Recent());
        boolean surplus = there > recent.least(change.time().minus(bounds().staleness()));
        boolean away = setting()
                .calm()
                .ofControllers()
                .filter(it -> it.plus(bounds().staleness()).isBefore(change.time()))
                .isEmpty();
        return goes || disrupted || surplus || away;
    }

    /** There is no count but that which {@link NoOvershoot} audits. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
