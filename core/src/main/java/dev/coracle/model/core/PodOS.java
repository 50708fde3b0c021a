package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Operating system that a pod's containers need, used for validation and checked by the kubelet. */
@Value.Immutable
public interface PodOS extends ModelValue, WithPodOS {
    /** Operating system identifier: {@code linux} or {@code windows}. */
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
    final class Builder extends ImmutablePodOS.Builder {}
}
