package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Periodic check of a container's health or readiness. Exactly one of {@code exec}, {@code grpc}, {@code httpGet} and
 * {@code tcpSocket} is set.
 */
@Value.Immutable
public interface Probe extends ModelValue, WithProbe {
    /** Command run inside the container; exit code 0 is success. */
    Optional<ExecAction> exec();

    /** Consecutive failures after which a passing probe counts as failed; {@code 3} by default, at least 1. */
    @Value.Default
    default int failureThreshold() {
        return 0;
    }

    /** Call of the standard gRPC health service on a container port. */
    Optional<GRPCAction> grpc();

    /** HTTP request; any response code from 200 to 399 is success. */
    Optional<HTTPGetAction> httpGet();

    /** Seconds to wait after container start before the first check; {@code 0} by default. */
    @Value.Default
    default int initialDelaySeconds() {
        return 0;
    }

    /** Seconds between checks; {@code 10} by default, at least 1. */
    @Value.Default
    default int periodSeconds() {
        return 0;
    }

    /**
     * Consecutive successes needed after a failure; {@code 1} by default, and always so for liveness and startup
     * probes.
     */
    @Value.Default
    default int successThreshold() {
        return 0;
    }

    /** TCP connection attempt; an opened connection is success. */
    Optional<TCPSocketAction> tcpSocket();

    /**
     * Seconds for graceful shutdown after a probe failure; absent uses the pod's value, not allowed on readiness
     * probes.
     */
    Optional<Long> terminationGracePeriodSeconds();

    /** Seconds until a single check counts as failed; {@code 1} by default, at least 1. */
    @Value.Default
    default int timeoutSeconds() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableProbe.Builder {}
}
