package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Selects a single entry of a secret. */
@Atomic
@Value.Immutable
public interface SecretKeySelector extends ModelValue, WithSecretKeySelector {
    /** Secret to read, in the namespace of the referring object. */
    Optional<String> name();

    /** Key of the entry in the secret; required. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Whether the secret or its key may be missing; {@code false} by default. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecretKeySelector.Builder {}
}
