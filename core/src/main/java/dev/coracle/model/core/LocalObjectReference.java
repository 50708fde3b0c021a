package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference by name to an object in the same namespace, its kind being clear from the context. */
@Atomic
@Value.Immutable
public interface LocalObjectReference extends ModelValue, WithLocalObjectReference {
    /** Object name; defaults to the empty string, which is almost never useful. */
    Optional<String> name();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLocalObjectReference.Builder {}
}
