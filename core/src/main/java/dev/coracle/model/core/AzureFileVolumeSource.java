package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Azure Files share to mount; deprecated, all calls go to the {@code file.csi.azure.com} CSI driver. */
@Value.Immutable
public interface AzureFileVolumeSource extends ModelValue, WithAzureFileVolumeSource {
    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret in the pod's namespace with the storage account name and key. */
    @Required
    @Value.Default
    default String secretName() {
        return "";
    }

    /** Azure Files share name. */
    @Required
    @Value.Default
    default String shareName() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAzureFileVolumeSource.Builder {}
}
