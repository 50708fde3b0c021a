package dev.coracle.controllers.nodelifecycle;

import java.time.Duration;
import org.immutables.value.Value;

/** How patient the control loop is with nodes; the defaults are those of Kubernetes 1.33. */
@Value.Immutable
public interface NodeLifecycleOptions extends WithNodeLifecycleOptions {
    /** Kubernetes' own settings. */
    NodeLifecycleOptions DEFAULT = builder().build();

    /** Nodes are looked at at multiples of this time only: flag {@code --node-monitor-period}. */
    @Value.Default
    default Duration monitorPeriod() {
        return Duration.ofSeconds(5);
    }

    /** How long a node may be silent: {@code --node-monitor-grace-period}; 40 s before Kubernetes 1.32. */
    @Value.Default
    default Duration monitorGracePeriod() {
        return Duration.ofSeconds(50);
    }

    /** How long a new node may take to report for the first time: {@code --node-startup-grace-period}. */
    @Value.Default
    default Duration startupGracePeriod() {
        return Duration.ofMinutes(1);
    }

    /** Nodes of a zone, per second, whose pods are driven away: {@code --node-eviction-rate}; 0 for none. */
    @Value.Default
    default double evictionRate() {
        return 0.1;
    }

    /** The same in a large zone of which many nodes are not ready: {@code --secondary-node-eviction-rate}. */
    @Value.Default
    default double secondaryEvictionRate() {
        return 0.01;
    }

    /** A zone of more nodes is large; a smaller one with many bad nodes loses no pods: {@code --large-cluster-size-threshold}. */
    @Value.Default
    default int largeClusterSizeThreshold() {
        return 50;
    }

    /** The share of nodes not ready, from 0 to 1, from which a zone is unhealthy: {@code --unhealthy-zone-threshold}. */
    @Value.Default
    default double unhealthyZoneThreshold() {
        return 0.55;
    }

    /** Refuses what makes no sense. */
    @Value.Check
    default void check() {
        if (monitorPeriod().isNegative() || monitorPeriod().isZero()) {
            throw new IllegalArgumentException("monitorPeriod must be positive: " + monitorPeriod());
        }
        if (monitorGracePeriod().compareTo(monitorPeriod()) < 0) {
            throw new IllegalArgumentException("monitorGracePeriod must not be less than monitorPeriod "
                    + monitorPeriod() + ": " + monitorGracePeriod());
        }
        if (startupGracePeriod().isNegative()) {
            throw new IllegalArgumentException("startupGracePeriod must not be negative: " + startupGracePeriod());
        }
        if (!(evictionRate() >= 0 && secondaryEvictionRate() >= 0)) {
            throw new IllegalArgumentException(
                    "eviction rates must not be negative: " + evictionRate() + ", " + secondaryEvictionRate());
        }
        if (!(unhealthyZoneThreshold() >= 0 && unhealthyZoneThreshold() <= 1)) {
            throw new IllegalArgumentException(
                    "unhealthyZoneThreshold must be from 0 to 1: " + unhealthyZoneThreshold());
        }
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #DEFAULT}. */
    final class Builder extends ImmutableNodeLifecycleOptions.Builder {}
}
