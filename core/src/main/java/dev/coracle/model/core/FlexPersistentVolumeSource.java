package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume provided by an executable plugin on the node; deprecated in favour of CSI. */
@Value.Immutable
public interface FlexPersistentVolumeSource extends ModelValue, WithFlexPersistentVolumeSource {
    /** Plugin name in the form {@code vendor/driver}. */
    @Required
    @Value.Default
    default String driver() {
        return "";
    }

    /** File system to mount, such as {@code ext4}; absent leaves the choice to the plugin. */
    Optional<String> fsType();

    /** Extra parameters for the plugin, as key-value pairs. */
    Map<String, String> options();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret whose entries are all handed to the plugin; absent means none. */
    Optional<SecretReference> secretRef();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableFlexPersistentVolumeSource.Builder {}
}
