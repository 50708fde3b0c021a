package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of how a namespace's deletion is getting on. */
@Value.Immutable
public interface NamespaceCondition extends ModelValue, WithNamespaceCondition {
    /** RFC 3339 time at which {@code status} last flipped to another value. */
    Optional<Time> lastTransitionTime();

    /** Explanation for humans of the latest change. */
    Optional<String> message();

    /** Machine-readable CamelCase word for the latest change, such as {@code ContentDeleted}. */
    Optional<String> reason();

    /** Whether the condition holds: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /**
     * Condition name, such as {@code NamespaceDeletionContentFailure}, {@code NamespaceContentRemaining} or {@code
     * NamespaceFinalizersRemaining}.
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
    final class Builder extends ImmutableNamespaceCondition.Builder {}
}
