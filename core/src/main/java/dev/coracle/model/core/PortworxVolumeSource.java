package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Portworx volume, attached and mounted on the node. */
@Value.Immutable
public interface PortworxVolumeSource extends ModelValue, WithPortworxVolumeSource {
    /** File system on the volume, e.g. {@code ext4} or {@code xfs}; {@code ext4} if absent. */
    Optional<String> fsType();

    /** Whether writing is prevented; {@code false} by default. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Unique identifier of the Portworx volume; required. */
    @Required
    @Value.Default
    default String volumeID() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePortworxVolumeSource.Builder {}
}
