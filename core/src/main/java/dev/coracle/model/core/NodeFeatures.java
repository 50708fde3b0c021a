package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Features of the node's container runtime that do not depend on a runtime handler. */
@Value.Immutable
public interface NodeFeatures extends ModelValue, WithNodeFeatures {
    /**
     * Whether the runtime supports {@code SupplementalGroupsPolicy} and reports container users; absent means {@code
     * false}.
     */
    Optional<Boolean> supplementalGroupsPolicy();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeFeatures.Builder {}
}
