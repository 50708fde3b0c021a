package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.selector.Selector;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Losses;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An eviction that the eviction API admits of a healthy pod leaves as many healthy pods as its disruption budget needs,
 * those not counted that were evicted before and are not gone yet.
 *
 * <p>It goes by what the disruption controller wrote. So it is not blamed for pods that were lost otherwise, nor where the
 * budget changed, too short a time before for that controller to know. Kubernetes broke this where the controller wrote
 * what was outdated (kubernetes#82149, #105326).
 *
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/configure-pdb/">Disruption budgets</a>
 */
final class EvictionsKeepBudgets extends Promise {
    private final Losses losses = new Losses();
    private final Map<String, Instant> changed = new LinkedHashMap<>();

    EvictionsKeepBudgets() {
        super(
                "An admitted eviction leaves as many healthy pods as the disruption budget needs.",
                Term.ALWAYS,
                List.of(Pod.class, PodDisruptionBudget.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> before = change.before(Pod.class);
        Optional<Pod> after = change.after(Pod.class);
        change.after(PodDisruptionBudget.class)
                .filter(it -> change.before(PodDisruptionBudget.class)
                        .filter(old -> old.spec().equals(it.spec()))
                        .isEmpty())
                .ifPresent(it -> changed.put(it.namespace(), change.time()));
        losses.take(change);
        if (before.isEmpty() || !Losses.isHealthy(before.get())) return Verdict.silent();
        boolean evicted = after.filter(Losses::isEvicted).isPresent() && !Losses.isEvicted(before.get());
        return evicted ? evicted(before.get(), change.time(), state) : Verdict.silent();
    }

    private Verdict evicted(Pod pod, Instant now, ClusterState state) {
        Instant known = now.minus(bounds().staleness());
        boolean calm = setting()
                .calm()
                .ofControllers()
                .filter(it -> !it.isAfter(known))
                .isPresent();
        if (!calm || changed.getOrDefault(pod.namespace(), Instant.MIN).isAfter(known)) return Verdict.silent();
        Verdict verdict = Verdict.silent();
        for (PodDisruptionBudget budget : state.all(PodDisruptionBudget.class)) {
            if (protects(budget, pod)) verdict = verdict.and(judge(budget, pod, known, state));
        }
        return verdict;
    }

    private Verdict judge(PodDisruptionBudget budget, Pod pod, Instant known, ClusterState state) {
        if (budget.status().observedGeneration() < budget.metadata().generation()) return Verdict.silent();
        long left = state.all(Pod.class).stream()
                .filter(it -> protects(budget, it) && Losses.isHealthy(it) && !Losses.isEvicted(it))
                .count();
        long unknown = losses.count(budget, known, it -> !it.evicted());
        if (left + unknown >= budget.status().desiredHealthy()) return Verdict.kept();
        return Verdict.broken(
                "disruption budget " + budget.key(),
                "has " + left + " healthy pods left after the eviction of " + pod.key(),
                "keep " + (budget.status().desiredHealthy() - unknown));
    }

    private static boolean protects(PodDisruptionBudget budget, Pod pod) {
        return budget.namespace().equals(pod.namespace())
                && budget.spec().selector().isPresent()
                && Selector.of(budget.spec().selector()).matches(pod.labels());
    }

    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
