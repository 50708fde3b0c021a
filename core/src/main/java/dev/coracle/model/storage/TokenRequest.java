package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Service account token that a CSI driver needs. */
@Value.Immutable
public interface TokenRequest extends ModelValue, WithTokenRequest {
    /** Whom the token is meant for; empty means the API server. */
    @Required
    @Value.Default
    default String audience() {
        return "";
    }

    /** How long the token is valid; absent means an hour. */
    Optional<Long> expirationSeconds();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTokenRequest.Builder {}
}
