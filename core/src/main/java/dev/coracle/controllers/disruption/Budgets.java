package dev.coracle.controllers.disruption;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.disruption.BudgetPlanner.Plan;
import dev.coracle.controllers.disruption.BudgetPlanner.View;
import dev.coracle.controllers.disruption.Scales.Wanted;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the status of budgets: one run of that. */
final class Budgets {
    private static final int WORKERS = 5;

    private final ControllerContext context;
    private final Lister<PodDisruptionBudget> budgets;
    private final Lister<Pod> pods;
    private final Scales scales;

    Budgets(ControllerContext context) {
        this.context = context;
        budgets = context.lister(PodDisruptionBudget.class);
        pods = context.lister(Pod.class);
        scales = new Scales(context);
    }

    void start() {
        ReconcileQueue queue = context.queue(WORKERS, this::reconcile);
        context.follow(PodDisruptionBudget.class, Handler.of(budget -> queue.add(budget.key())));
        context.follow(Pod.class, new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                for (PodDisruptionBudget budget : budgets.list(pod.namespace())) {
                    if (selector(budget).matches(pod.labels())) queue.add(budget.key());
                }
            }

            @Override
            public void updated(Pod before, Pod after) {
                if (isSame(before, after)) return;
                if (!before.labels().equals(after.labels())) added(before);
                added(after);
            }

            @Override
            public void deleted(Pod last) {
                added(last);
            }
        });
    }

    private static boolean isSame(Pod before, Pod after) {
        return before.uid().equals(after.uid())
                && before.labels().equals(after.labels())
                && before.isTerminating() == after.isTerminating()
                && PodConditions.isReady(before) == PodConditions.isReady(after)
                && before.metadata().ownerReferences().equals(after.metadata().ownerReferences());
    }

    private static Selector selector(PodDisruptionBudget budget) {
        return Selector.of(budget.spec().selector());
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<PodDisruptionBudget> found = budgets.find(key);
        if (found.isEmpty()) return Outcome.DONE;
        PodDisruptionBudget budget = found.get();
        List<Pod> selected = pods.list(budget.namespace(), selector(budget));
        if (selected.isEmpty()) context.events().normal(budget, "NoPods", "No matching pods found");
        Wanted wanted = BudgetPlanner.needsScale(budget.spec())
                ? scales.of(selected)
                : new Wanted(0, List.of(), Optional.empty());
        if (wanted.error().isPresent()) return fail(budget, wanted.error().get());
        if (!wanted.unmanaged().isEmpty()) context.events().warning(budget, "UnmanagedPods", unmanaged(budget));
        Plan plan = BudgetPlanner.plan(
                new View(budget, selected, wanted.total(), context.clock().now()));
        for (Pod pod : plan.lingering()) {
            // The namespace twice, as Kubernetes has it.
            String names = budget.namespace() + "/" + budget.namespace();
            context.events()
                    .warning(pod, "NotDeleted", "Pod was expected by PDB " + names + " to be deleted but it wasn't");
        }
        write(budget, plan.status());
        return plan.comeBack().map(Outcome::after).orElse(Outcome.DONE);
    }

    private Outcome fail(PodDisruptionBudget budget, String why) {
        context.events()
                .warning(
                        budget,
                        "CalculateExpectedPodCountFailed",
                        "Failed to calculate the number of expected pods: " + why);
        write(budget, BudgetPlanner.failed(budget.status(), why, context.clock().now()));
        return Outcome.DONE;
    }

    private void write(PodDisruptionBudget budget, PodDisruptionBudgetStatus status) {
        if (status.equals(budget.status())) return;
        context.client().podDisruptionBudgets(budget.namespace()).updateStatus(budget.withStatus(status));
    }

    private static String unmanaged(PodDisruptionBudget budget) {
        return "Pods selected by this PodDisruptionBudget (selector: "
                + budget.spec().selector().map(Budgets::print).orElse("nil")
                + ") were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly,"
                + " which may result in undefined behavior. To account for these pods please set"
                + " \".spec.minAvailable\" field of the PDB to an integer value.";
    }

    /** As Go prints it. */
    private static String print(LabelSelector selector) {
        String labels = new TreeMap<>(selector.matchLabels())
                .entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue() + ",")
                        .collect(Collectors.joining());
        String expressions =
                selector.matchExpressions().stream().map(Budgets::print).collect(Collectors.joining());
        return "&LabelSelector{MatchLabels:map[string]string{" + labels
                + "},MatchExpressions:[]LabelSelectorRequirement{" + expressions + "},}";
    }

    private static String print(LabelSelectorRequirement requirement) {
        return "LabelSelectorRequirement{Key:" + requirement.key() + ",Operator:" + requirement.operator() + ",Values:["
                + String.join(" ", requirement.values()) + "],},";
    }
}
