package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Features supported by one runtime handler. */
@Value.Immutable
public interface NodeRuntimeHandlerFeatures extends ModelValue, WithNodeRuntimeHandlerFeatures {
    /** Whether mounts can be made read-only including all submounts; absent means {@code false}. */
    Optional<Boolean> recursiveReadOnlyMounts();

    /** Whether pods can run in their own user namespace, volumes included; absent means {@code false}. */
    Optional<Boolean> userNamespaces();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeRuntimeHandlerFeatures.Builder {}
}
