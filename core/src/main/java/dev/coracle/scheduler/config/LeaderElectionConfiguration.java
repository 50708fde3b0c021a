package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** How one of several schedulers is chosen. */
@Value.Immutable
interface LeaderElectionConfiguration extends ModelValue, WithLeaderElectionConfiguration {
    /** Nothing set. */
    LeaderElectionConfiguration EMPTY = builder().build();

    /** Whether there are several. */
    @Value.Default
    default boolean leaderElect() {
        return true;
    }

    /** How long the others wait, such as {@code 15s}. */
    @Value.Default
    default String leaseDuration() {
        return "15s";
    }

    /** How long the leader tries to renew. */
    @Value.Default
    default String renewDeadline() {
        return "10s";
    }

    /** Pause between two tries. */
    @Value.Default
    default String retryPeriod() {
        return "2s";
    }

    /** Only leases are. */
    @Value.Default
    default String resourceLock() {
        return "leases";
    }

    /** Name of the lease. */
    @Value.Default
    default String resourceName() {
        return "kube-scheduler";
    }

    /** Namespace of the lease. */
    @Value.Default
    default String resourceNamespace() {
        return "kube-system";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableLeaderElectionConfiguration.Builder {}
}
