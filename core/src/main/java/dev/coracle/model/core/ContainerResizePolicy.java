package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Effect on a container of resizing one of its resources in place. */
@Value.Immutable
public interface ContainerResizePolicy extends ModelValue, WithContainerResizePolicy {
    /** Resource concerned: {@code cpu} or {@code memory}. */
    @Required
    @Value.Default
    default String resourceName() {
        return "";
    }

    /** Whether the resize restarts the container: {@code NotRequired} (the default) or {@code RestartContainer}. */
    @Required
    @Value.Default
    default String restartPolicy() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerResizePolicy.Builder {}
}
