package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Probe by the standard gRPC health checking protocol. */
@Value.Immutable
public interface GRPCAction extends ModelValue, WithGRPCAction {
    /** Port number of the gRPC server, from 1 to 65535. */
    @Required
    @Value.Default
    default int port() {
        return 0;
    }

    /**
     * Service name sent in the health check request; defaults to the empty string, meaning the server as a whole.
     */
    @KeepEmpty
    Optional<String> service();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableGRPCAction.Builder {}
}
