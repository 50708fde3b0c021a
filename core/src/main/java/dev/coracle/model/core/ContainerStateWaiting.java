package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Details of a container that has yet to start. */
@Value.Immutable
public interface ContainerStateWaiting extends ModelValue, WithContainerStateWaiting {
    /** Explanation for humans of the wait. */
    Optional<String> message();

    /** Short cause, such as {@code ContainerCreating}, {@code CrashLoopBackOff} or {@code ImagePullBackOff}. */
    Optional<String> reason();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerStateWaiting.Builder {}
}
