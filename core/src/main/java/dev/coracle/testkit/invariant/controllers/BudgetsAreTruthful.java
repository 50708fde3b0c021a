package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.model.selector.Selector;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.List;

/**
 * In the end every disruption budget says how many of its pods are healthy, and allows as many disruptions as that leaves.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/82149">PodDisruptionBudget can be violated by disruption
 *     controller</a>
 */
final class BudgetsAreTruthful extends Promise {
    BudgetsAreTruthful() {
        super(
                "In the end every disruption budget says how many pods are healthy, and allows what that leaves.",
                Term.EVENTUALLY,
                List.of(PodDisruptionBudget.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (PodDisruptionBudget budget : state.all(PodDisruptionBudget.class)) {
            verdict = verdict.and(judge(budget, state));
        }
        return verdict;
    }

    private static Verdict judge(PodDisruptionBudget budget, ClusterState state) {
        PodDisruptionBudgetStatus status = budget.status();
        boolean failed = status.conditions().stream().anyMatch(it -> it.reason().equals("SyncFailed"));
        if (budget.isTerminating() || failed) return Verdict.silent();
        Selector selector = Selector.of(budget.spec().selector());
        int healthy = (int) state.all(Pod.class).stream()
                .filter(it -> it.namespace().equals(budget.namespace()) && selector.matches(it.labels()))
                .filter(it -> !it.isTerminating() && PodConditions.isReady(it))
                .filter(it -> !status.disruptedPods().containsKey(it.name()))
                .count();
        int allowed = status.expectedPods() == 0 ? 0 : Math.max(0, healthy - status.desiredHealthy());
        boolean seen = status.observedGeneration() == budget.metadata().generation();
        if (seen && status.currentHealthy() == healthy && status.disruptionsAllowed() == allowed) return Verdict.kept();
        return Verdict.broken(
                "disruption budget " + budget.key(),
                "says " + status.currentHealthy() + " healthy pods and allows " + status.disruptionsAllowed(),
                "say " + healthy + " and allow " + allowed);
    }
}
