package dev.coracle.model.core;

import dev.coracle.model.JsonName;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** Network endpoint of a node daemon. */
@Value.Immutable
public interface DaemonEndpoint extends ModelValue, WithDaemonEndpoint {
    /** Nothing set. */
    DaemonEndpoint EMPTY = builder().build();

    /** TCP port number; note the capital letter in JSON. */
    @JsonName("Port")
    @Required
    @Value.Default
    default int port() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDaemonEndpoint.Builder {}
}
