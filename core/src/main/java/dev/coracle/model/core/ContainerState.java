package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Present or former state of a container, exactly one of three; all absent means waiting. */
@Value.Immutable
public interface ContainerState extends ModelValue, WithContainerState {
    /** Nothing set. */
    ContainerState EMPTY = builder().build();

    /** Set while the container runs. */
    Optional<ContainerStateRunning> running();

    /** Set once the container has ended. */
    Optional<ContainerStateTerminated> terminated();

    /** Set while the container has yet to start, for example during an image pull or a restart back-off. */
    Optional<ContainerStateWaiting> waiting();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerState.Builder {}
}
