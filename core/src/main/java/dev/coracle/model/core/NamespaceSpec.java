package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Desired state of a Namespace. */
@Value.Immutable
public interface NamespaceSpec extends ModelValue, WithNamespaceSpec {
    /** Nothing set. */
    NamespaceSpec EMPTY = builder().build();

    /**
     * Tokens that have to be removed before the namespace can vanish; {@code kubernetes} is always added on creation.
     */
    List<String> finalizers();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNamespaceSpec.Builder {}
}
