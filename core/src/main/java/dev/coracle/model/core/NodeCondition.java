package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of a node's current health. */
@Value.Immutable
public interface NodeCondition extends ModelValue, WithNodeCondition {
    /** RFC 3339 time of the latest report of this condition. */
    Optional<Time> lastHeartbeatTime();

    /** RFC 3339 time at which {@code status} last flipped to another value. */
    Optional<Time> lastTransitionTime();

    /** Explanation for humans of the latest change. */
    Optional<String> message();

    /** Machine-readable CamelCase word for the latest change, such as {@code KubeletReady}. */
    Optional<String> reason();

    /** Whether the condition holds: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /**
     * Condition name, such as {@code Ready}, {@code MemoryPressure}, {@code DiskPressure}, {@code PIDPressure} or
     * {@code NetworkUnavailable}.
     */
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
    final class Builder extends ImmutableNodeCondition.Builder {}
}
