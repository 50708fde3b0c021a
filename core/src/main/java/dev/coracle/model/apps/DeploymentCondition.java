package dev.coracle.model.apps;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of a Deployment's current health, such as whether it is available or still progressing. */
@Value.Immutable
public interface DeploymentCondition extends ModelValue, WithDeploymentCondition {
    /** RFC 3339 time at which {@code status} last flipped to another value. */
    Optional<Time> lastTransitionTime();

    /** RFC 3339 time at which the controller last wrote this condition, even without a status flip. */
    Optional<Time> lastUpdateTime();

    /** Explanation for humans of the latest change. */
    Optional<String> message();

    /**
     * Machine-readable CamelCase word for the latest change, such as {@code NewReplicaSetAvailable} or {@code
     * ProgressDeadlineExceeded}.
     */
    Optional<String> reason();

    /** Whether the condition holds: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /** Condition name: {@code Available}, {@code Progressing} or {@code ReplicaFailure}. */
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
    final class Builder extends ImmutableDeploymentCondition.Builder {}
}
