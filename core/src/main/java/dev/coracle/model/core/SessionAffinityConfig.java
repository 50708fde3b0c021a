package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Parameters of a service's session affinity. */
@Value.Immutable
public interface SessionAffinityConfig extends ModelValue, WithSessionAffinityConfig {
    /** Settings for stickiness by client address. */
    Optional<ClientIPConfig> clientIP();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableSessionAffinityConfig.Builder {}
}
