package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Single entry of a ConfigMap. */
@Atomic
@Value.Immutable
public interface ConfigMapKeySelector extends ModelValue, WithConfigMapKeySelector {
    /** ConfigMap name, in the pod's namespace. */
    Optional<String> name();

    /** Entry to read. */
    @Required
    @Value.Default
    default String key() {
        return "";
    }

    /** Whether the ConfigMap or the key may be missing; absent means {@code false}. */
    Optional<Boolean> optional();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMapKeySelector.Builder {}
}
