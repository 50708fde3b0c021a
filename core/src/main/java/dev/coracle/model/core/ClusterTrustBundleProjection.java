package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.meta.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Writes the trust anchors of one or several ClusterTrustBundle objects as a single PEM file into a projected volume.
 */
@Value.Immutable
public interface ClusterTrustBundleProjection extends ModelValue, WithClusterTrustBundleProjection {
    /** Single ClusterTrustBundle to use; excludes {@code signerName} and {@code labelSelector}. */
    @KeepEmpty
    Optional<String> name();

    /**
     * Label query for bundles of {@code signerName}; excludes {@code name}; absent matches none, an empty selector
     * matches all.
     */
    Optional<LabelSelector> labelSelector();

    /** Whether the pod may start when no matching ClusterTrustBundle exists; absent means {@code false}. */
    Optional<Boolean> optional();

    /** File path to write, relative to the volume root. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** Signer whose bundles are selected and merged; excludes {@code name}. */
    @KeepEmpty
    Optional<String> signerName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableClusterTrustBundleProjection.Builder {}
}
