package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Source of a variable's value; exactly one of the alternatives is set. */
@Value.Immutable
public interface EnvVarSource extends ModelValue, WithEnvVarSource {
    /** Entry of a ConfigMap. */
    Optional<ConfigMapKeySelector> configMapKeyRef();

    /**
     * Pod field, such as {@code metadata.name}, {@code metadata.labels['key']}, {@code spec.nodeName} or {@code
     * status.podIP}.
     */
    Optional<ObjectFieldSelector> fieldRef();

    /** Resource request or limit of a container. */
    Optional<ResourceFieldSelector> resourceFieldRef();

    /** Entry of a Secret. */
    Optional<SecretKeySelector> secretKeyRef();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEnvVarSource.Builder {}
}
