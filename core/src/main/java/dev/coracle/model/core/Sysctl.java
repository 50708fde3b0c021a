package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Kernel parameter to set for a pod. */
@Value.Immutable
public interface Sysctl extends ModelValue, WithSysctl {
    /** Parameter to set, e.g. {@code net.core.somaxconn}. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Value assigned to the parameter, as text. */
    @Required
    @Value.Default
    default String value() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSysctl.Builder {}
}
