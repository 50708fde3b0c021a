package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Named obstacle that keeps a pod out of scheduling until it is removed. */
@Value.Immutable
public interface PodSchedulingGate extends ModelValue, WithPodSchedulingGate {
    /** Identifier of the gate, a qualified name unique within the pod. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodSchedulingGate.Builder {}
}
