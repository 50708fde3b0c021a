package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Settings for session affinity by client address. */
@Value.Immutable
public interface ClientIPConfig extends ModelValue, WithClientIPConfig {
    /** Seconds for which a client sticks to the same endpoint, from 1 to 86400; defaults to 10800 (three hours). */
    Optional<Integer> timeoutSeconds();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableClientIPConfig.Builder {}
}
