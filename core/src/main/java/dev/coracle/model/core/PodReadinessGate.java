package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Extra condition that has to be true before a pod counts as ready. */
@Value.Immutable
public interface PodReadinessGate extends ModelValue, WithPodReadinessGate {
    /**
     * Type of the pod condition to check, a qualified name; while it is missing, the gate counts as {@code False}.
     */
    @Required
    @Value.Default
    default String conditionType() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodReadinessGate.Builder {}
}
