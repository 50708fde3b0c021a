package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Volume that is attached to a node as a device. */
@Value.Immutable
public interface AttachedVolume extends ModelValue, WithAttachedVolume {
    /** Unique volume name, made up of plugin name and volume identifier. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Path on the node under which the device is reachable. */
    @Required
    @Value.Default
    default String devicePath() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAttachedVolume.Builder {}
}
