package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** Details of an ended container. */
@Value.Immutable
public interface ContainerStateTerminated extends ModelValue, WithContainerStateTerminated {
    /** Runtime ID in the form {@code type://id}. */
    Optional<String> containerID();

    /** Exit status of the main process; 0 means success. */
    @Required
    @Value.Default
    default int exitCode() {
        return 0;
    }

    /** RFC 3339 time of the end. */
    Optional<Time> finishedAt();

    /** Final message, read from the termination message file or the end of the log. */
    Optional<String> message();

    /** Short cause, such as {@code Completed}, {@code Error} or {@code OOMKilled}. */
    Optional<String> reason();

    /** Number of the signal that ended the process; absent or 0 if there was none. */
    @Value.Default
    default int signal() {
        return 0;
    }

    /** RFC 3339 time at which the ended run began. */
    Optional<Time> startedAt();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerStateTerminated.Builder {}
}
