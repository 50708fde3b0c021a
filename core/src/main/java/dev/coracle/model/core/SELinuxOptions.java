package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** SELinux context to be given to containers. */
@Value.Immutable
public interface SELinuxOptions extends ModelValue, WithSELinuxOptions {
    /** Multi-level security part of the context, e.g. {@code s0:c123,c456}. */
    Optional<String> level();

    /** Role part of the context, e.g. {@code system_r}. */
    Optional<String> role();

    /** Type part of the context, e.g. {@code container_t}. */
    Optional<String> type();

    /** User part of the context, e.g. {@code system_u}. */
    Optional<String> user();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSELinuxOptions.Builder {}
}
