package dev.coracle.testkit.invariant.controllers;

import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
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
 * No available pod of a deployment that has enough of them is deleted by the controllers so that fewer than
 * {@code replicas} less {@code maxUnavailable} are left. Not judged is a moment in which others of its pods have just been
 * lost in another way, or the pod itself has just become ready, since that may not have been seen, or it was scaled, which
 * takes all replica sets alike.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable">Max unavailable</a>
 */
final class RolloutsKeepServing extends Promise {
    private final Families families = new Families();
    private final Map<String, Recent> fewest = new LinkedHashMap<>();
    private final Map<String, Instant> lastLoss = new LinkedHashMap<>();

    RolloutsKeepServing() {
        super(
                "No available pod is given up where fewer than replicas less maxUnavailable would be left.",
                Term.ALWAYS,
                List.of(Deployment.class, ReplicaSet.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        families.take(change);
        change.after(Deployment.class)
                .ifPresent(it -> fewest.computeIfAbsent(it.uid(), uid -> new Recent())
                        .set(Limits.of(it).fewest(), change.time(), bounds().staleness()));
        if (change.after().isEmpty())
            fewest.remove(change.before().orElseThrow().uid());
        Optional<Pod> before =
                change.before(Pod.class).filter(PodHealth::isActive).filter(PodHealth::isReady);
        boolean serves = change.after(Pod.class)
                .filter(it -> PodHealth.isActive(it) && PodHealth.isReady(it))
                .isPresent();
        if (before.isEmpty() || serves) return Verdict.silent();
        Optional<OwnerReference> owner = Families.set(before.get());
        Optional<ReplicaSet> set =
                owner.flatMap(it -> Families.find(it, before.get().namespace(), state));
        Optional<Deployment> deployment = set.flatMap(it -> Families.findDeployment(it, state));
        if (deployment.isEmpty()) return Verdict.silent();
        boolean surplus = families.pods(set.get().uid()).size() >= Families.wanted(set.get());
        boolean deleted = change.after(Pod.class).filter(Pod::isTerminating).isPresent();
        Instant loss = lastLoss.getOrDefault(deployment.get().uid(), Instant.MIN);
        if (!surplus || !deleted) lastLoss.put(deployment.get().uid(), change.time());
        boolean calm = setting()
                .calm()
                .ofControllers()
                .filter(it -> it.plus(bounds().staleness()).isBefore(change.time()))
                .isPresent();
        boolean quiet =
                loss.equals(Instant.MIN) || loss.plus(bounds().staleness()).isBefore(change.time());
        int longEnough = (int) bounds().staleness().toSeconds() + 1; // to be known as ready to whoever gives it up
        boolean known = PodHealth.isAvailable(before.get(), longEnough, change.time());
        if (!surplus || !deleted || !calm || !quiet || !known) return Verdict.silent();
        return judge(deployment.get(), before.get(), change.time(), state);
    }

    private Verdict judge(Deployment deployment, Pod given, Instant now, ClusterState state) {
        long left = families.sets(deployment.uid()).stream()
                .flatMap(it -> state.find(ReplicaSet.class, it).stream())
                .flatMap(it -> families.pods(it.uid()).stream())
                .flatMap(it -> state.find(Pod.class, it).stream())
                .filter(it -> PodHealth.isAvailable(it, deployment.spec().minReadySeconds(), now))
                .count();
        Recent recent = fewest.computeIfAbsent(deployment.uid(), it -> new Recent());
        int needed = recent.least(now.minus(bounds().staleness()));
        boolean scaled = recent.most(now.minus(bounds().staleness())) > needed;
        if (scaled) return Verdict.silent();
        if (left != needed - 1) return Verdict.kept();
        return Verdict.broken(
                "deployment " + deployment.key(),
                "has " + left + " available pods when " + given.name() + " is given up",
                "keep " + needed);
    }

    /** Every pod is counted once. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            ObjectKey key = pod.key();
            boolean counted = Families.set(pod)
                    .map(it -> families.pods(it.uid()).contains(key))
                    .orElse(true);
            if (!counted) verdict = verdict.and(Verdict.broken("pod " + key, "is not counted", "be"));
        }
        return verdict;
    }
}
