package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of a claim's state with its latest value and an explanation. */
@Value.Immutable
public interface PersistentVolumeClaimCondition extends ModelValue, WithPersistentVolumeClaimCondition {
    /** RFC 3339 time at which the condition was last checked; usually absent. */
    Optional<Time> lastProbeTime();

    /** RFC 3339 time at which {@code status} last changed value. */
    Optional<Time> lastTransitionTime();

    /** Explanation of the latest change for people to read; may be absent. */
    Optional<String> message();

    /** Short CamelCase word for programs, naming the cause of the latest change. */
    Optional<String> reason();

    /** Value of the condition: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /** Name of the condition, e.g. {@code Resizing} or {@code FileSystemResizePending}. */
    @Required
    @Value.Default
    default String type() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaimCondition.Builder {}
}
