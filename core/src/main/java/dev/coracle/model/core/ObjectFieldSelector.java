package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Path to a field of the pod itself. */
@Atomic
@Value.Immutable
public interface ObjectFieldSelector extends ModelValue, WithObjectFieldSelector {
    /** API version in which the path is written; defaults to {@code v1}. */
    Optional<String> apiVersion();

    /** Path to the field, such as {@code metadata.name} or {@code metadata.annotations['key']}. */
    @Required
    @Value.Default
    default String fieldPath() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableObjectFieldSelector.Builder {}
}
