package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of a replication controller's state, with its latest value and an explanation. */
@Value.Immutable
public interface ReplicationControllerCondition extends ModelValue, WithReplicationControllerCondition {
    /** RFC 3339 time at which {@code status} last changed value. */
    Optional<Time> lastTransitionTime();

    /** Explanation of the latest change for people to read. */
    Optional<String> message();

    /** Short CamelCase cause of the latest change. */
    Optional<String> reason();

    /** Value of the condition: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /** Name of the condition, e.g. {@code ReplicaFailure}. */
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
    final class Builder extends ImmutableReplicationControllerCondition.Builder {}
}
