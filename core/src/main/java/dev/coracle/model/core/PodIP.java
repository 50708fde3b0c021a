package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** One network address assigned to a pod. */
@Value.Immutable
public interface PodIP extends ModelValue, WithPodIP {
    /** IPv4 or IPv6 address in text form. */
    @Required
    @Value.Default
    default String ip() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodIP.Builder {}
}
