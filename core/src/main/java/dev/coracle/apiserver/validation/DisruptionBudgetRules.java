package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.util.List;

/** What makes disruption budgets valid. */
public final class DisruptionBudgetRules implements Rules<PodDisruptionBudget> {
    private static final List<String> POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    @Override
    public List<FieldError> create(PodDisruptionBudget budget) {
        FieldErrors errors = new FieldErrors();
        PodDisruptionBudgetSpec spec = budget.spec();
        if (spec.minAvailable().isPresent() && spec.maxUnavailable().isPresent()) {
            errors.invalid(SPEC, spec, "minAvailable and maxUnavailable cannot be both set");
        }
        spec.minAvailable().ifPresent(value -> {
            Values.countOrPercent(errors, SPEC.child("minAvailable"), value);
            Values.atMostAll(errors, SPEC.child("minAvailable"), value);
        });
        spec.maxUnavailable().ifPresent(value -> {
            Values.countOrPercent(errors, SPEC.child("maxUnavailable"), value);
            Values.atMostAll(errors, SPEC.child("maxUnavailable"), value);
        });
        spec.selector().ifPresent(selector -> LabelRules.selector(errors, SPEC.child("selector"), selector));
        spec.unhealthyPodEvictionPolicy().ifPresent(policy -> {
            if (!POLICIES.contains(policy)) {
                errors.notSupported(SPEC.child("unhealthyPodEvictionPolicy"), policy, POLICIES);
            }
        });
        return errors.toList();
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(PodDisruptionBudget budget, PodDisruptionBudget ignored) {
        FieldErrors errors = new FieldErrors();
        PodDisruptionBudgetStatus status = budget.status();
        ConditionRules.check(errors, STATUS.child("conditions"), status.conditions());
        Values.notNegative(errors, STATUS, "disruptionsAllowed", status.disruptionsAllowed());
        Values.notNegative(errors, STATUS, "currentHealthy", status.currentHealthy());
        Values.notNegative(errors, STATUS, "desiredHealthy", status.desiredHealthy());
        Values.notNegative(errors, STATUS, "expectedPods", status.expectedPods());
        return errors.toList();
    }
}
