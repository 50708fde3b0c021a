package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Secret in any namespace. */
@Atomic
@Value.Immutable
public interface SecretReference extends ModelValue, WithSecretReference {
    /** Name, unique within the namespace. */
    Optional<String> name();

    /** Namespace of the secret. */
    Optional<String> namespace();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecretReference.Builder {}
}
