package dev.coracle.model.meta;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of an object's state, with its latest value and an explanation. */
@Value.Immutable
public interface Condition extends ModelValue, WithCondition {
    /** RFC 3339 time at which {@code status} last changed value; required. */
    @Required
    Optional<Time> lastTransitionTime();

    /** Explanation of the latest change for people to read; required, may be empty. */
    @Required
    @Value.Default
    default String message() {
        return "";
    }

    /**
     * Value of {@code metadata.generation} for which the condition was determined; if lower than the current one, it
     * is outdated.
     */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** CamelCase word for programs, naming the cause of the latest change; required, not empty. */
    @Required
    @Value.Default
    default String reason() {
        return "";
    }

    /** Value of the condition: {@code True}, {@code False} or {@code Unknown}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /**
     * Name of the condition, in CamelCase, optionally with a DNS subdomain prefix as in {@code example.com/Ready}.
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
    final class Builder extends ImmutableCondition.Builder {}
}
