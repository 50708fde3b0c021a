package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Ephemeral volume provided inline by a CSI driver, living only as long as the pod. */
@Value.Immutable
public interface CSIVolumeSource extends ModelValue, WithCSIVolumeSource {
    /** CSI driver name as registered in the cluster; the driver has to support inline volumes. */
    @Required
    @Value.Default
    default String driver() {
        return "";
    }

    /** File system to mount, such as {@code ext4}; absent or empty leaves the choice to the driver. */
    @KeepEmpty
    Optional<String> fsType();

    /** Secret in the pod's namespace handed to the driver for the node publish and unpublish calls. */
    Optional<LocalObjectReference> nodePublishSecretRef();

    /** Whether the driver is asked to publish the volume read-only; absent means {@code false}. */
    Optional<Boolean> readOnly();

    /** Driver-specific parameters, as documented by the driver's vendor. */
    Map<String, String> volumeAttributes();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSIVolumeSource.Builder {}
}
