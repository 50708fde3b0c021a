package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** ScaleIO volume; the in-tree driver has been removed from Kubernetes. */
@Value.Immutable
public interface ScaleIOPersistentVolumeSource extends ModelValue, WithScaleIOPersistentVolumeSource {
    /** File system on the volume, e.g. {@code ext4} or {@code xfs}; {@code xfs} by default. */
    Optional<String> fsType();

    /** Address of the ScaleIO API gateway; required. */
    @Required
    @Value.Default
    default String gateway() {
        return "";
    }

    /** ScaleIO protection domain that contains the storage; may be absent. */
    Optional<String> protectionDomain();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with the ScaleIO login credentials; required. */
    @Required
    Optional<SecretReference> secretRef();

    /** Whether the gateway is contacted over TLS; {@code false} by default. */
    @Value.Default
    default boolean sslEnabled() {
        return false;
    }

    /** Provisioning mode: {@code ThickProvisioned} or {@code ThinProvisioned} (default). */
    Optional<String> storageMode();

    /** Pool of the protection domain from which storage comes; may be absent. */
    Optional<String> storagePool();

    /** Name of the storage system as configured in ScaleIO; required. */
    @Required
    @Value.Default
    default String system() {
        return "";
    }

    /** Existing ScaleIO volume. */
    Optional<String> volumeName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableScaleIOPersistentVolumeSource.Builder {}
}
