package dev.coracle.scheduler;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.model.ApiValue;
import dev.coracle.scheduler.framework.Extender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a {@link Scheduler} works. Immutable and checked; the defaults are those of Kubernetes. */
@Value.Immutable
@ApiValue
public interface SchedulerOptions {
    /** The ways to schedule pods, one of which each pod chooses by {@code spec.schedulerName}; the first decides on order. */
    @Value.Default
    default List<Profile> profiles() {
        return List.of(Profile.defaults());
    }

    /** How long a pod rests after its first failure; doubles with every further one. One second. */
    @Value.Default
    default Duration podInitialBackoff() {
        return Duration.ofSeconds(1);
    }

    /** How long a pod rests at most. Ten seconds. */
    @Value.Default
    default Duration podMaxBackoff() {
        return Duration.ofSeconds(10);
    }

    /** How many calls to the API server, mostly bindings, may be under way at once. Sixteen. */
    @Value.Default
    default int bindingParallelism() {
        return 16;
    }

    /**
     * For profiles that do not say: the search for a node ends when so many of a hundred nodes were found that do. 0, the
     * default, leaves it to the size of the cluster: all of fewer than 100 nodes, 42 of a hundred of 1,000, 10 of 5,000.
     */
    @Value.Default
    default int percentageOfNodesToScore() {
        return 0;
    }

    /**
     * Makes it one of several schedulers, of which the one that holds the lease {@code kube-system/kube-scheduler}
     * schedules. Empty, the default, for a scheduler that is alone.
     */
    Optional<LeaseTiming> leaderElection();

    /** Programs of their own that have a say in where pods go; none by default. At most one may bind. */
    List<Extender> extenders();

    /** Sees what is decided, and what by; nobody does by default, which costs nothing. */
    Optional<SchedulingObserver> observer();

    /** Refuses what no scheduler can work by. */
    @Value.Check
    default void check() {
        if (profiles().isEmpty()) throw new IllegalArgumentException("profiles must not be empty");
        long names = profiles().stream().map(Profile::name).distinct().count();
        if (names < profiles().size()) throw new IllegalArgumentException("profiles must have different names");
        long binders = extenders().stream().filter(Extender::binds).count();
        if (binders > 1) throw new IllegalArgumentException("extenders: only one may bind, found " + binders);
        if (podInitialBackoff().isNegative() || podInitialBackoff().isZero()) {
            throw new IllegalArgumentException("podInitialBackoff must be positive: " + podInitialBackoff());
        }
        if (podMaxBackoff().compareTo(podInitialBackoff()) < 0) {
            throw new IllegalArgumentException(
                    "podMaxBackoff must not be less than podInitialBackoff: " + podMaxBackoff());
        }
        if (bindingParallelism() < 1) {
            throw new IllegalArgumentException("bindingParallelism must be positive: " + bindingParallelism());
        }
        if (percentageOfNodesToScore() < 0 || percentageOfNodesToScore() > 100) {
            throw new IllegalArgumentException(
                    "percentageOfNodesToScore must be from 0 to 100: " + percentageOfNodesToScore());
        }
    }

    /** The options as they are by default. */
    static SchedulerOptions defaults() {
        return builder().build();
    }

    /** A scheduler with these profiles, and the rest as usual. */
    static SchedulerOptions of(Profile... profiles) {
        return builder().profiles(List.of(profiles)).build();
    }

    /** Options from their parts. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects options. */
    final class Builder extends ImmutableSchedulerOptions.Builder {}
}
