package dev.coracle.testkit.invariant.nodes;

import dev.coracle.controllers.Owners;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
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
 * A replica set has had no more pods than the most that were ever wanted of it, and one for each that it lost: each loss is
 * made up for once, over all restarts of controllers and however late they see what they did.
 *
 * <p>A pod that a leader has asked for, and that the server makes when another leads, was due when it was asked for: only a
 * server that knows of terms could refuse it.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/129795">ReplicaSet controller may create extra Pods when
 *     expectations expire during informer delays</a>
 */
final class OneReplacementPerLoss extends Promise {
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();

    /**
     * What a replica set was given, in time and by leaders of the past, has lost and wanted at most; its uid may be known
     * from its pods first.
     */
    private static final class Ledger {
        int had;
        int late;
        int lost;
        int wanted;
    }

    OneReplacementPerLoss() {
        super(
                "A replica set has one pod for each that is wanted, and one for each that it lost.",
                Term.ALWAYS,
                List.of(ReplicaSet.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<ReplicaSet> set = change.after(ReplicaSet.class);
        set.ifPresent(it -> {
            Ledger ledger = ledger(it.uid());
            ledger.wanted = Math.max(ledger.wanted, it.spec().replicas().orElse(1));
        });
        if (change.after().isEmpty()) change.before(ReplicaSet.class).ifPresent(it -> ledgers.remove(it.uid()));
        Optional<String> before = change.before(Pod.class).flatMap(OneReplacementPerLoss::holder);
        Optional<String> after = change.after(Pod.class).flatMap(OneReplacementPerLoss::holder);
        if (before.equals(after)) return Verdict.silent();
        before.ifPresent(it -> ledger(it).lost++);
        return after.map(it -> given(it, change)).orElse(Verdict.silent());
    }

    /** Whether it was asked for before the present leader of the controllers led. */
    private boolean isLate(Change change) {
        Instant sent = setting().authors().sent(change);
        return change.before().isEmpty()
                && setting()
                        .calm()
                        .controllersStarted()
                        .filter(it -> it.isAfter(sent))
                        .isPresent();
    }

    private Ledger ledger(String set) {
        return ledgers.computeIfAbsent(set, it -> new Ledger());
    }

    /** The replica set that counts a pod as one of its own. */
    private static Optional<String> holder(Pod pod) {
        if (!PodHealth.isActive(pod)) return Optional.empty();
        return Owners.controllerOf(pod)
                .filter(it -> it.kind().equals("ReplicaSet"))
                .map(OwnerReference::uid);
    }

    private Verdict given(String set, Change change) {
        Ledger ledger = ledger(set);
        ledger.had++;
        if (isLate(change)) ledger.late++;
        int due = ledger.wanted + ledger.lost + ledger.late;
        if (ledger.had <= due || ledger.wanted == 0) return Verdict.kept();
        return Verdict.broken(
                "pod " + change.after(Pod.class).orElseThrow().key(),
                "is number " + ledger.had + " of its replica set, which wanted " + ledger.wanted + " at most and lost "
                        + ledger.lost,
                "not be");
    }

    /** What was given and is not lost, is there. */
    @Override
    public Verdict audit(ClusterState state) {
        Map<String, Integer> recount = new LinkedHashMap<>();
        for (Pod pod : state.all(Pod.class)) holder(pod).ifPresent(it -> recount.merge(it, 1, Integer::sum));
        Verdict verdict = Verdict.silent();
        for (ReplicaSet set : state.all(ReplicaSet.class)) {
            Ledger ledger = ledger(set.uid());
            int there = recount.getOrDefault(set.uid(), 0);
            if (ledger.had - ledger.lost == there) continue;
            verdict = verdict.and(
                    Verdict.broken("the count of " + set.key(), "is " + (ledger.had - ledger.lost), "be " + there));
        }
        return verdict;
    }
}
