package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Identity of a container's first process. */
@Value.Immutable
public interface ContainerUser extends ModelValue, WithContainerUser {
    /** Linux user and groups at start; the process may have changed them since, given the privileges. */
    Optional<LinuxContainerUser> linux();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerUser.Builder {}
}
