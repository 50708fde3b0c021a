package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Azure Files share; deprecated, all calls go to the {@code file.csi.azure.com} CSI driver. */
@Value.Immutable
public interface AzureFilePersistentVolumeSource extends ModelValue, WithAzureFilePersistentVolumeSource {
    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Secret with the storage account name and key. */
    @Required
    @Value.Default
    default String secretName() {
        return "";
    }

    /** Namespace of the secret; absent means that of the pod. */
    Optional<String> secretNamespace();

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
    final class Builder extends ImmutableAzureFilePersistentVolumeSource.Builder {}
}
