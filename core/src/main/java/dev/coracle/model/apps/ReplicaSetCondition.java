package dev.coracle.model.apps;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of a ReplicaSet's current health. */
@Value.Immutable
public interface ReplicaSetCondition extends ModelValue, WithReplicaSetCondition {
    /** RFC 3339 time at which {@code status} last flipped to another value. */
    Optional<Time> lastTransitionTime();

    /** Explanation for humans of the latest change. */
    Optional<String> message();

    /** Machine-readable CamelCase word for the latest change, such as {@code FailedCreate}. */
    Optional<String> reason();

    /** Whether the condition holds: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /** Condition name; Kubernetes itself sets only {@code ReplicaFailure}. */
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
    final class Builder extends ImmutableReplicaSetCondition.Builder {}
}
