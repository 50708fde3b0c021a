package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** CephFS file system; deprecated, and its in-tree driver has been removed. */
@Value.Immutable
public interface CephFSPersistentVolumeSource extends ModelValue, WithCephFSPersistentVolumeSource {
    /** Ceph monitor addresses; at least one is required. */
    @Required
    List<String> monitors();

    /** Directory inside CephFS to mount as root; absent means {@code /}. */
    Optional<String> path();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Path on the node to the user's key ring; absent means {@code /etc/ceph/user.secret}. */
    Optional<String> secretFile();

    /** Secret with the user's credentials, taking precedence over {@code secretFile}. */
    Optional<SecretReference> secretRef();

    /** Ceph user (RADOS user name); absent means {@code admin}. */
    Optional<String> user();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCephFSPersistentVolumeSource.Builder {}
}
