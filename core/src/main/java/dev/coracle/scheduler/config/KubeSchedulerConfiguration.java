package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The file as a whole, {@code kubescheduler.config.k8s.io/v1}. */
@Value.Immutable
interface KubeSchedulerConfiguration extends ModelValue, WithKubeSchedulerConfiguration {
    /** Nothing set. */
    KubeSchedulerConfiguration EMPTY = builder().build();

    /** Group and version. */
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** The kind. */
    @Value.Default
    default String kind() {
        return "";
    }

    /** How many calls at once. */
    Optional<Integer> parallelism();

    /** How one of several schedulers is chosen. */
    @Value.Default
    default LeaderElectionConfiguration leaderElection() {
        return LeaderElectionConfiguration.EMPTY;
    }

    /** Of a process of its own; means nothing here. */
    Map<String, Object> clientConnection();

    /** Of a process of its own; means nothing here. */
    Optional<Boolean> enableProfiling();

    /** Of a process of its own; means nothing here. */
    Optional<Boolean> enableContentionProfiling();

    /** Of a process of its own; means nothing here. */
    Optional<Boolean> delayCacheUntilActive();

    /** For profiles that do not say. */
    Optional<Integer> percentageOfNodesToScore();

    /** Pause after the first failure, in seconds. */
    Optional<Long> podInitialBackoffSeconds();

    /** Longest pause, in seconds. */
    Optional<Long> podMaxBackoffSeconds();

    /** The ways to schedule. */
    List<KubeSchedulerProfile> profiles();

    /** Programs that are asked over HTTP. */
    List<ExtenderFile> extenders();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableKubeSchedulerConfiguration.Builder {}
}
