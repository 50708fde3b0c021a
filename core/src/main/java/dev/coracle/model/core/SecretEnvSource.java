package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Turns every entry of a secret into an environment variable. */
@Value.Immutable
public interface SecretEnvSource extends ModelValue, WithSecretEnvSource {
    /** Secret to read, in the pod's namespace. */
    Optional<String> name();

    /** Whether the secret may be missing; {@code false} by default. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecretEnvSource.Builder {}
}
