package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Source whose entries all become environment variables; either a ConfigMap or a Secret. */
@Value.Immutable
public interface EnvFromSource extends ModelValue, WithEnvFromSource {
    /** ConfigMap to read. */
    Optional<ConfigMapEnvSource> configMapRef();

    /** Text put in front of each key to form the variable name; absent means none. */
    Optional<String> prefix();

    /** Secret to read. */
    Optional<SecretEnvSource> secretRef();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEnvFromSource.Builder {}
}
