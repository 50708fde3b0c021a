package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Places a short-lived service account token, renewed by the kubelet, in a projected volume. */
@Value.Immutable
public interface ServiceAccountTokenProjection extends ModelValue, WithServiceAccountTokenProjection {
    /** Intended recipient of the token, which must reject others; absent means the API server. */
    Optional<String> audience();

    /** Requested token lifetime in seconds; {@code 3600} by default, at least 600. */
    Optional<Long> expirationSeconds();

    /** File that receives the token, relative to the mount point; required. */
    @Required
    @Value.Default
    default String path() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableServiceAccountTokenProjection.Builder {}
}
