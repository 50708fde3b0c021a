package dev.coracle.apiserver.kinds;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.Call;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.model.policy.Eviction;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Optional;

/**
 * Deletes a pod if its disruption budget allows it: what a drain posts to {@code eviction}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/">API-initiated eviction</a>
 */
final class PodEviction {
    private static final List<String> VERSIONS = List.of("policy/v1", "policy/v1beta1");
    private static final List<String> IDLE_PHASES = List.of("Pending", "Succeeded", "Failed");

    private PodEviction() {}

    static ApiResponse handle(Call call) {
        Eviction eviction = call.body(Eviction.class, "Eviction", VERSIONS);
        call.checkName(eviction, eviction.name());
        call.admit(eviction);
        DeleteOptions options =
                eviction.deleteOptions().orElseGet(() -> DeleteOptions.builder().build());
        Call meant = call.meant(options);
        while (!evicted(meant, options)) {
            // A pod that may go because it disrupts nothing changed meanwhile: it may have become healthy.
        }
        return new ApiResponse.Done(
                201, Status.builder().status("Success").code(201).build(), List.of());
    }

    private static boolean evicted(Call call, DeleteOptions options) {
        Pod pod = call.existing(Pod.class, call.key());
        call.checkPreconditions(pod, options);
        Optional<PodDisruptionBudget> budget = isBudgeted(pod) ? budgetOf(call, pod) : Optional.empty();
        boolean exempt = budget.isPresent() && EvictionBudget.isExempt(pod, budget.get());
        if (budget.isPresent() && !exempt) {
            call.update(PodDisruptionBudget.class, budget.get().key(), it -> EvictionBudget.spend(it, pod, call.now()));
        }
        boolean mayBecomeHealthy = exempt || isPending(pod);
        DeleteOptions exact = mayBecomeHealthy ? onlyIf(options, pod) : options;
        boolean asked =
                options.preconditions().flatMap(Preconditions::resourceVersion).isPresent();
        try {
            Pod marked = mark(call, exact);
            call.delete(Pod.class, pod.key(), mayBecomeHealthy || asked ? onlyIf(options, marked) : options);
            return true;
        } catch (ApiException e) {
            if (mayBecomeHealthy && !asked && e.isConflict()) return false;
            throw e;
        }
    }

    private static boolean isBudgeted(Pod pod) {
        return !pod.isTerminating()
                && !IDLE_PHASES.contains(pod.status().phase().orElse(""));
    }

    private static boolean isPending(Pod pod) {
        return !pod.isTerminating() && pod.status().phase().orElse("").equals("Pending");
    }

    private static Optional<PodDisruptionBudget> budgetOf(Call call, Pod pod) {
        List<PodDisruptionBudget> budgets = call.list(PodDisruptionBudget.class).stream()
                .filter(it -> it.spec()
                        .selector()
                        .map(selector -> Selector.of(selector).matches(pod.labels()))
                        .orElse(false))
                .toList();
        if (budgets.size() > 1) throw ambiguous();
        return budgets.stream().findFirst();
    }

    private static ApiException ambiguous() {
        return Refusals.refuse(
                500,
                "",
                "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
                StatusDetails.EMPTY);
    }

    private static DeleteOptions onlyIf(DeleteOptions options, Pod pod) {
        Preconditions given =
                options.preconditions().orElseGet(() -> Preconditions.builder().build());
        return options.withPreconditions(given.withResourceVersion(pod.resourceVersion()));
    }

    /** Leaves the reason of its end with the pod, for those who watch it. */
    private static Pod mark(Call call, DeleteOptions options) {
        PodCondition target = PodCondition.builder()
                .type("DisruptionTarget")
                .status("True")
                .reason("EvictionByEvictionAPI")
                .message("Eviction API: evicting")
                .build();
        return call.update(Pod.class, call.key(), pod -> {
            call.checkPreconditions(pod, options);
            return pod.withStatus(PodConditions.with(pod.status(), target, call.now()));
        });
    }
}
