package dev.coracle.model.core;

import dev.coracle.model.IntOrString;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Check that tries to open a TCP connection. */
@Value.Immutable
public interface TCPSocketAction extends ModelValue, WithTCPSocketAction {
    /** Host name or address to connect to; the pod's IP address if absent. */
    Optional<String> host();

    /** Number, {@code 1} to {@code 65535}, or name of the container port to connect to. */
    @Required
    @Value.Default
    default IntOrString port() {
        return IntOrString.of(0);
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTCPSocketAction.Builder {}
}
