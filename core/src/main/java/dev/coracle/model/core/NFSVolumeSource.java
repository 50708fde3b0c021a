package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** NFS export to mount, outliving the pod. */
@Value.Immutable
public interface NFSVolumeSource extends ModelValue, WithNFSVolumeSource {
    /** Absolute path exported by the server. */
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

    /** Host name or IP address of the NFS server. */
    @Required
    @Value.Default
    default String server() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNFSVolumeSource.Builder {}
}
