package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** OpenStack Cinder volume; deprecated, all calls go to the {@code cinder.csi.openstack.org} CSI driver. */
@Value.Immutable
public interface CinderPersistentVolumeSource extends ModelValue, WithCinderPersistentVolumeSource {
    /** File system to mount, such as {@code ext4} or {@code xfs}; absent means {@code ext4}. */
    Optional<String> fsType();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with the parameters for connecting to OpenStack. */
    Optional<SecretReference> secretRef();

    /** Cinder volume ID. */
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
    final class Builder extends ImmutableCinderPersistentVolumeSource.Builder {}
}
