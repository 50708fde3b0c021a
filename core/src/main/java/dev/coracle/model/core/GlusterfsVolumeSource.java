package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** GlusterFS volume to mount; deprecated, and its in-tree driver has been removed. */
@Value.Immutable
public interface GlusterfsVolumeSource extends ModelValue, WithGlusterfsVolumeSource {
    /** Endpoints object that lists the GlusterFS servers. */
    @Required
    @Value.Default
    default String endpoints() {
        return "";
    }

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
    final class Builder extends ImmutableGlusterfsVolumeSource.Builder {}
}
