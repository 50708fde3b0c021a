package dev.coracle.model.core;

import dev.coracle.model.IntOrString;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** One port that a service exposes and the target it forwards to. */
@Value.Immutable
public interface ServicePort extends ModelValue, WithServicePort {
    /** DNS label that is unique within the service; may be absent only if there is a single port. */
    Optional<String> name();

    /**
     * Application protocol hint: an IANA service name, {@code kubernetes.io/h2c}, {@code kubernetes.io/ws}, {@code
     * kubernetes.io/wss} or another prefixed name.
     */
    @KeepEmpty
    Optional<String> appProtocol();

    /**
     * Port opened on every node for types {@code NodePort} and {@code LoadBalancer}, by default in 30000-32767;
     * allocated automatically if absent.
     */
    @Value.Default
    default int nodePort() {
        return 0;
    }

    /** Port number on which clients reach the service, {@code 1} to {@code 65535}. */
    @Required
    @Value.Default
    default int port() {
        return 0;
    }

    /** Transport protocol: {@code TCP} (default), {@code UDP} or {@code SCTP}. */
    Optional<String> protocol();

    /** Number or name of the container port to forward to; {@code port} if absent, ignored for headless services. */
    Optional<IntOrString> targetPort();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableServicePort.Builder {}
}
