package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** iSCSI disk; deprecated in favour of CSI. */
@Value.Immutable
public interface ISCSIPersistentVolumeSource extends ModelValue, WithISCSIPersistentVolumeSource {
    /** Whether CHAP authentication is used during target discovery; absent means {@code false}. */
    @Value.Default
    default boolean chapAuthDiscovery() {
        return false;
    }

    /** Whether CHAP authentication is used for the session; absent means {@code false}. */
    @Value.Default
    default boolean chapAuthSession() {
        return false;
    }

    /** File system to mount, such as {@code ext4} or {@code xfs}; absent means {@code ext4}. */
    Optional<String> fsType();

    /** Initiator IQN to present instead of the node's own, over a dedicated interface; absent means the node's. */
    Optional<String> initiatorName();

    /** Target IQN, the qualified name of the iSCSI target. */
    @Required
    @Value.Default
    default String iqn() {
        return "";
    }

    /** Initiator interface to use; defaults to {@code default}, which means TCP. */
    Optional<String> iscsiInterface();

    /** Logical unit number on the target. */
    @Required
    @Value.Default
    default int lun() {
        return 0;
    }

    /** Further portals for multipath, as address with optional port; an absent port means 3260. */
    List<String> portals();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with the CHAP credentials; required if CHAP is used. */
    Optional<SecretReference> secretRef();

    /** Primary portal, as address with optional port; an absent port means 3260. */
    @Required
    @Value.Default
    default String targetPortal() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableISCSIPersistentVolumeSource.Builder {}
}
