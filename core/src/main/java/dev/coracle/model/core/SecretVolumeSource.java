package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume that presents the entries of a secret as files. */
@Value.Immutable
public interface SecretVolumeSource extends ModelValue, WithSecretVolumeSource {
    /** Permission bits of created files, {@code 0} to {@code 0777}; {@code 0644} by default, in decimal in JSON. */
    Optional<Integer> defaultMode();

    /** Entries to present and their paths; absent presents all, with keys as file names. */
    List<KeyToPath> items();

    /** Whether the secret or any of the listed keys may be missing; {@code false} by default. */
    Optional<Boolean> optional();

    /** Secret to read, in the pod's namespace. */
    Optional<String> secretName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSecretVolumeSource.Builder {}
}
