package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** State of a volume mount as actually set up in a container. */
@Value.Immutable
public interface VolumeMountStatus extends ModelValue, WithVolumeMountStatus {
    /** Pod volume that is mounted. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Path inside the container at which the volume appears. */
    @Required
    @Value.Default
    default String mountPath() {
        return "";
    }

    /** Whether the mount is write-protected; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /**
     * Read-only treatment achieved for nested mounts: {@code Disabled} or {@code Enabled}, never {@code IfPossible};
     * absent for writable mounts.
     */
    @KeepEmpty
    Optional<String> recursiveReadOnly();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeMountStatus.Builder {}
}
