package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** How much a CSI driver can take care of on a node. */
@Value.Immutable
public interface VolumeNodeResources extends ModelValue, WithVolumeNodeResources {
    /** Volumes that can be attached to the node at once; absent means no limit. */
    Optional<Integer> count();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeNodeResources.Builder {}
}
