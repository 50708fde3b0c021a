package dev.coracle.model.policy;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Limits how many pods of an application may be evicted at the same time. */
@GroupVersionKind(group = "policy", version = "v1", kind = "PodDisruptionBudget")
@Resource(plural = "poddisruptionbudgets", shortNames = "pdb")
@Value.Immutable
public interface PodDisruptionBudget extends ApiObject, WithPodDisruptionBudget {
    @Override
    @Derived
    default String apiVersion() {
        return "policy/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "PodDisruptionBudget";
    }

    /** Identity of the budget; its name must be a DNS subdomain. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired limit and the pods it covers. */
    @Value.Default
    default PodDisruptionBudgetSpec spec() {
        return PodDisruptionBudgetSpec.EMPTY;
    }

    /** Observed pod counts and evictions currently possible; read-only for ordinary clients. */
    @Value.Default
    default PodDisruptionBudgetStatus status() {
        return PodDisruptionBudgetStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodDisruptionBudget.Builder {}
}
