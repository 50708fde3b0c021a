package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume of a CSI driver. */
@Value.Immutable
public interface CSIPersistentVolumeSource extends ModelValue, WithCSIPersistentVolumeSource {
    /** Secret for the call that makes the volume larger; absent means none. */
    Optional<SecretReference> controllerExpandSecretRef();

    /** Secret for attaching and detaching; absent means none. */
    Optional<SecretReference> controllerPublishSecretRef();

    /** CSI driver name; required. */
    @Required
    @Value.Default
    default String driver() {
        return "";
    }

    /** File system to mount, such as {@code ext4}; absent leaves the choice to the driver. */
    Optional<String> fsType();

    /** Secret for the call that makes the file system larger; absent means none. */
    Optional<SecretReference> nodeExpandSecretRef();

    /** Secret for mounting into a pod; absent means none. */
    Optional<SecretReference> nodePublishSecretRef();

    /** Secret for mounting on the node; absent means none. */
    Optional<SecretReference> nodeStageSecretRef();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Parameters of the volume, as the driver gave them when it made it. */
    Map<String, String> volumeAttributes();

    /** Identifier that the driver gave the volume; required. */
    @Required
    @Value.Default
    default String volumeHandle() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSIPersistentVolumeSource.Builder {}
}
