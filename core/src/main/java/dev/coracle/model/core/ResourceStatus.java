package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Health of the devices allocated to a container under one resource name. */
@Value.Immutable
public interface ResourceStatus extends ModelValue, WithResourceStatus {
    /**
     * Resource name from the container's spec; for dynamic allocation {@code claim:NAME} or {@code
     * claim:NAME/REQUEST}.
     */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Health entries, one per allocated device. */
    @ListMap("resourceID")
    List<ResourceHealth> resources();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableResourceStatus.Builder {}
}
