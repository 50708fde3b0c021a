package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Environment variable of a container. */
@Value.Immutable
public interface EnvVar extends ModelValue, WithEnvVar {
    /** Variable name, made of printable ASCII characters other than {@code =}. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * Literal value with {@code $(VAR)} references expanded, {@code $$} escaping a dollar sign; defaults to the empty
     * string.
     */
    Optional<String> value();

    /** Source of the value; cannot be combined with a non-empty {@code value}. */
    Optional<EnvVarSource> valueFrom();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEnvVar.Builder {}
}
