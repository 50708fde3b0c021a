package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Source of a kubelet's configuration. Deprecated leftover of dynamic kubelet configuration, which Kubernetes no
 * longer supports.
 */
@Value.Immutable
public interface NodeConfigSource extends ModelValue, WithNodeConfigSource {
    /** ConfigMap that holds the configuration. */
    Optional<ConfigMapNodeConfigSource> configMap();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeConfigSource.Builder {}
}
