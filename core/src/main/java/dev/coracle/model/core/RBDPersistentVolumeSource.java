package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Ceph RADOS block device image; the in-tree driver has been removed from Kubernetes. */
@Value.Immutable
public interface RBDPersistentVolumeSource extends ModelValue, WithRBDPersistentVolumeSource {
    /** File system on the image, e.g. {@code ext4} or {@code xfs}; {@code ext4} if absent. */
    Optional<String> fsType();

    /** Name of the RADOS image; required. */
    @Required
    @Value.Default
    default String image() {
        return "";
    }

    /** Path of the key file for {@code user}; {@code /etc/ceph/keyring} by default. */
    Optional<String> keyring();

    /** Addresses of the Ceph monitors; at least one. */
    @Required
    List<String> monitors();

    /** RADOS pool that contains the image; {@code rbd} by default. */
    Optional<String> pool();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with the authentication key, used in place of {@code keyring}; absent means none. */
    Optional<SecretReference> secretRef();

    /** RADOS user name; {@code admin} by default. */
    Optional<String> user();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableRBDPersistentVolumeSource.Builder {}
}
