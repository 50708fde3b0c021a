package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** Details of a running container. */
@Value.Immutable
public interface ContainerStateRunning extends ModelValue, WithContainerStateRunning {
    /** RFC 3339 time of the latest start or restart. */
    Optional<Time> startedAt();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerStateRunning.Builder {}
}
