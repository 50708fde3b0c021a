package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** GlusterFS volume; deprecated, and its in-tree driver has been removed. */
@Value.Immutable
public interface GlusterfsPersistentVolumeSource extends ModelValue, WithGlusterfsPersistentVolumeSource {
    /** Endpoints object that lists the GlusterFS servers. */
    @Required
    @Value.Default
    default String endpoints() {
        return "";
    }

    /** Namespace of the endpoints; absent means that of the claim. */
    Optional<String> endpointsNamespace();

    /** GlusterFS volume name, optionally with a subdirectory. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableGlusterfsPersistentVolumeSource.Builder {}
}
