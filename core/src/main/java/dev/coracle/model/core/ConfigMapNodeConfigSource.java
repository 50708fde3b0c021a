package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * ConfigMap holding kubelet configuration. Deprecated leftover of dynamic kubelet configuration, which Kubernetes no
 * longer supports.
 */
@Value.Immutable
public interface ConfigMapNodeConfigSource extends ModelValue, WithConfigMapNodeConfigSource {
    /** ConfigMap name. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** ConfigMap key under which the kubelet configuration is stored. */
    @Required
    @Value.Default
    default String kubeletConfigKey() {
        return "";
    }

    /** ConfigMap namespace. */
    @Required
    @Value.Default
    default String namespace() {
        return "";
    }

    /** Resource version of the ConfigMap in use; allowed only within the node status. */
    Optional<String> resourceVersion();

    /** UID of the ConfigMap in use; allowed only within the node status. */
    Optional<String> uid();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableConfigMapNodeConfigSource.Builder {}
}
