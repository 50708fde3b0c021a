package dev.coracle.model.discovery;

import dev.coracle.model.Atomic;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Port that all endpoints of a slice offer. */
@Atomic
@Value.Immutable
public interface EndpointPort extends ModelValue, WithEndpointPort {
    /** Port name, unique in the slice: a DNS label or empty (default), equal to that of the service port. */
    @KeepEmpty
    Optional<String> name();

    /**
     * Application protocol hint: an IANA service name, {@code kubernetes.io/h2c}, {@code kubernetes.io/ws}, {@code
     * kubernetes.io/wss} or another prefixed name.
     */
    @KeepEmpty
    Optional<String> appProtocol();

    /** Port number on the endpoints; absent leaves the interpretation to the consumer. */
    Optional<Integer> port();

    /** Transport protocol: {@code TCP} (default), {@code UDP} or {@code SCTP}. */
    @KeepEmpty
    Optional<String> protocol();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEndpointPort.Builder {}
}
