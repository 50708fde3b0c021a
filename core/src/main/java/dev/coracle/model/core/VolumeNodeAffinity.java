package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Nodes from which a volume can be reached. */
@Value.Immutable
public interface VolumeNodeAffinity extends ModelValue, WithVolumeNodeAffinity {
    /** Query that a node must match. */
    Optional<NodeSelector> required();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeNodeAffinity.Builder {}
}
