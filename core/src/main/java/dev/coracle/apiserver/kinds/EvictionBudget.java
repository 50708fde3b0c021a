package dev.coracle.apiserver.kinds;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.model.Time;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.Condition;
import dev.coracle.model.meta.StatusCause;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import dev.coracle.model.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a disruption budget allows one more eviction, and what is left of it then. Pure. */
final class EvictionBudget {
    private static final ResourceType<PodDisruptionBudget> BUDGETS = ResourceType.of(PodDisruptionBudget.class);
    private static final String REFUSAL = "Cannot evict pod as it would violate the pod's disruption budget.";
    private static final String ALLOWED = "DisruptionAllowed";
    private static final int MOST_UNCONFIRMED = 2000;

    private EvictionBudget() {}

    /** Whether a pod is not healthy, so that losing it costs the budget nothing. */
    static boolean isExempt(Pod pod, PodDisruptionBudget budget) {
        if (PodConditions.isReady(pod)) return false;
        PodDisruptionBudgetStatus status = budget.status();
        return budget.spec().unhealthyPodEvictionPolicy().orElse("").equals("AlwaysAllow")
                || (status.desiredHealthy() > 0 && status.currentHealthy() >= status.desiredHealthy());
    }

    /**
     * The budget after one more eviction.
     *
     * @throws ApiException where it does not allow one
     */
    static PodDisruptionBudget spend(PodDisruptionBudget budget, Pod pod, Instant now) {
        PodDisruptionBudgetStatus status = budget.status();
        String name = budget.name();
        if (status.observedGeneration() < budget.metadata().generation()) {
            throw refuse(10, "The disruption budget " + name + " is still being processed by the server.");
        }
        if (status.disruptionsAllowed() < 0) {
            throw Refusals.forbidden(BUDGETS, name, "pdb disruptions allowed is negative");
        }
        if (status.disruptedPods().size() > MOST_UNCONFIRMED) {
            throw Refusals.forbidden(
                    BUDGETS, name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }
        if (status.disruptionsAllowed() == 0) throw refuse(0, refusal(budget));
        Map<String, Time> disrupted = new LinkedHashMap<>(status.disruptedPods());
        disrupted.put(pod.name(), new Time(now));
        PodDisruptionBudgetStatus spent =
                status.withDisruptionsAllowed(status.disruptionsAllowed() - 1).withDisruptedPods(disrupted);
        return budget.withStatus(spent.disruptionsAllowed() > 0 ? spent : exhausted(spent, now));
    }

    /** The status that says by a condition that nothing is left. */
    private static PodDisruptionBudgetStatus exhausted(PodDisruptionBudgetStatus status, Instant now) {
        List<Condition> conditions = new ArrayList<>(status.conditions());
        Optional<Condition> before =
                conditions.stream().filter(it -> it.type().equals(ALLOWED)).findFirst();
        Condition none = Condition.builder()
                .type(ALLOWED)
                .status("False")
                .reason("InsufficientPods")
                .observedGeneration(status.observedGeneration())
                .lastTransitionTime(before.filter(it -> it.status().equals("False"))
                        .flatMap(Condition::lastTransitionTime)
                        .orElseGet(() -> new Time(now)))
                .build();
        before.ifPresentOrElse(old -> conditions.set(conditions.indexOf(old), none), () -> conditions.add(none));
        return status.withConditions(conditions);
    }

    private static String refusal(PodDisruptionBudget budget) {
        PodDisruptionBudgetStatus status = budget.status();
        Optional<Condition> failed = status.conditions().stream()
                .filter(it -> it.type().equals(ALLOWED)
                        && it.status().equals("False")
                        && it.reason().equals("SyncFailed"))
                .findFirst();
        String start = "The disruption budget " + budget.name();
        return failed.map(
                        it -> start + " does not allow evicting pods currently because it failed sync: " + it.message())
                .orElse(start + " needs " + status.desiredHealthy() + " healthy pods and has " + status.currentHealthy()
                        + " currently");
    }

    private static ApiException refuse(int retryAfterSeconds, String why) {
        StatusCause cause =
                StatusCause.builder().reason("DisruptionBudget").message(why).build();
        return Refusals.tooManyRequests(REFUSAL, retryAfterSeconds, List.of(cause));
    }
}
