package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** ConfigMap whose entries all become environment variables. */
@Value.Immutable
public interface ConfigMapEnvSource extends ModelValue, WithConfigMapEnvSource {
    /** ConfigMap name, in the pod's namespace. */
    Optional<String> name();

    /** Whether the container may start when the ConfigMap is missing; absent means {@code false}. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMapEnvSource.Builder {}
}
