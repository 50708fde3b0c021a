package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Disk, partition or directory of one node. */
@Value.Immutable
public interface LocalVolumeSource extends ModelValue, WithLocalVolumeSource {
    /** File system to mount, where the path is a block device; absent means a suitable one. */
    @KeepEmpty
    Optional<String> fsType();

    /** Path on the node. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLocalVolumeSource.Builder {}
}
