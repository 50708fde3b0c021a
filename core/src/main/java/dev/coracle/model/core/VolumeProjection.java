package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** One source of a projected volume. Exactly one field is set. */
@Value.Immutable
public interface VolumeProjection extends ModelValue, WithVolumeProjection {
    /**
     * PEM file with the certificates of one or more ClusterTrustBundles; needs the {@code
     * ClusterTrustBundleProjection} feature gate.
     */
    Optional<ClusterTrustBundleProjection> clusterTrustBundle();

    /** Entries of a ConfigMap. */
    Optional<ConfigMapProjection> configMap();

    /** Metadata and resource values of the pod itself. */
    Optional<DownwardAPIProjection> downwardAPI();

    /** Entries of a Secret. */
    Optional<SecretProjection> secret();

    /** Short-lived token for the pod's service account. */
    Optional<ServiceAccountTokenProjection> serviceAccountToken();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeProjection.Builder {}
}
