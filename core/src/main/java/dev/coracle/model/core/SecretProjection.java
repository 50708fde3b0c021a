package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Presents entries of a secret as files within a projected volume. */
@Value.Immutable
public interface SecretProjection extends ModelValue, WithSecretProjection {
    /** Secret to read, in the pod's namespace. */
    Optional<String> name();

    /** Entries to present and their paths; absent presents all, with keys as file names. */
    List<KeyToPath> items();

    /** Whether the secret or any of the listed keys may be missing; {@code false} by default. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecretProjection.Builder {}
}
