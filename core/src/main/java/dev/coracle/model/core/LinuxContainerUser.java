package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Linux user and groups of a container's first process. */
@Value.Immutable
public interface LinuxContainerUser extends ModelValue, WithLinuxContainerUser {
    /** Primary group ID. */
    @Required
    @Value.Default
    default long gid() {
        return 0;
    }

    /** Additional group IDs. */
    List<Long> supplementalGroups();

    /** User ID. */
    @Required
    @Value.Default
    default long uid() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLinuxContainerUser.Builder {}
}
