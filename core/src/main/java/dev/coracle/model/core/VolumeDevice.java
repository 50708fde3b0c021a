package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Maps a raw block volume to a device path in a container. */
@Value.Immutable
public interface VolumeDevice extends ModelValue, WithVolumeDevice {
    /** Pod volume to use; it must be backed by a claim with volume mode {@code Block}. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Path at which the device appears inside the container, unique there. */
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
    final class Builder extends ImmutableVolumeDevice.Builder {}
}
