package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Port on which a group of backends accepts traffic. */
@Atomic
@Value.Immutable
public interface EndpointPort extends ModelValue, WithEndpointPort {
    /** Service port name, a DNS label; may be absent only for a single port. */
    Optional<String> name();

    /**
     * Application protocol hint, such as {@code http}, {@code kubernetes.io/h2c} or a domain-prefixed name; absent
     * means unknown.
     */
    @KeepEmpty
    Optional<String> appProtocol();

    /** Port number on the backends. */
    @Required
    @Value.Default
    default int port() {
        return 0;
    }

    /** Transport protocol: {@code TCP}, {@code UDP} or {@code SCTP}; defaults to {@code TCP}. */
    Optional<String> protocol();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointPort.Builder {}
}
