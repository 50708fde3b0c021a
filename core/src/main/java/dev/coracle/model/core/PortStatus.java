package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** State of one service port at a load balancer. */
@Value.Immutable
public interface PortStatus extends ModelValue, WithPortStatus {
    /** Cause of a failure on the port, in CamelCase or as a prefixed name; absent if there is none. */
    @KeepEmpty
    Optional<String> error();

    /** Number of the service port described here. */
    @Required
    @Value.Default
    default int port() {
        return 0;
    }

    /** Transport protocol of the port: {@code TCP}, {@code UDP} or {@code SCTP}. */
    @Required
    @Value.Default
    default String protocol() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePortStatus.Builder {}
}
