package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Network port on which a container listens. */
@Value.Immutable
public interface ContainerPort extends ModelValue, WithContainerPort {
    /**
     * Name usable by Services and probes, at most 15 lowercase letters, digits and hyphens, unique within the pod.
     */
    Optional<String> name();

    /** Port number inside the pod, from 1 to 65535. */
    @Required
    @Value.Default
    default int containerPort() {
        return 0;
    }

    /** Node address to which {@code hostPort} is bound; absent means all addresses. */
    Optional<String> hostIP();

    /**
     * Node port forwarded to the container, from 1 to 65535; with host networking it has to equal {@code
     * containerPort}.
     */
    @Value.Default
    default int hostPort() {
        return 0;
    }

    /** Transport protocol: {@code TCP}, {@code UDP} or {@code SCTP}; defaults to {@code TCP}. */
    Optional<String> protocol();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerPort.Builder {}
}
