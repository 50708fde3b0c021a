package dev.coracle.testkit.invariant;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.KubeScheduler;
import dev.coracle.controllers.nodelifecycle.NodeLifecycle;
import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * How soon things must happen in a cluster, as it follows from its configuration: what invariants go by instead of
 * guesses.
 */
@Value.Immutable
public interface Bounds extends WithBounds {
    /**
     * Longest time that a component needs to see and act on a change: the delay of watches and calls, and its own work.
     * Injected lag comes on top.
     */
    @Value.Default
    default Duration staleness() {
        return Duration.ofSeconds(2);
    }

    /**
     * The same for a component that hears of what it wrote itself before it acts anew: what comes right after a write of
     * its own waits for the news of both, one after the other.
     */
    default Duration reaction() {
        return staleness().plus(lag());
    }

    /** How much later than in a plain world news arrive: part of {@link #staleness()}. */
    @Value.Default
    default Duration lag() {
        return Duration.ZERO;
    }

    /** The same where news arrive later by this. */
    default Bounds lagging(Duration lag) {
        return builder()
                .from(this)
                .staleness(staleness().plus(lag))
                .lag(lag().plus(lag))
                .build();
    }

    /** How much faster or slower than the world's clock that of a process may run, as a share: 0.1 for a tenth. */
    @Value.Default
    default double clockDrift() {
        return 0;
    }

    /** So long by the clock of a process that runs as fast as any may, in the world's time: nobody who waits is sooner. */
    default Duration atLeast(Duration waited) {
        return scaled(waited, 1 + clockDrift());
    }

    /** So long by the clock of a process that runs as slow as any may, in the world's time: nobody who waits is later. */
    default Duration atMost(Duration waited) {
        return scaled(waited, 1 - clockDrift());
    }

    private static Duration scaled(Duration waited, double speed) {
        return speed == 1 ? waited : Duration.ofNanos((long) (waited.toNanos() / speed));
    }

    /** How patient the node controller is with nodes, and how fast it drives pods away. */
    @Value.Default
    default NodeLifecycleOptions nodeLifecycle() {
        return NodeLifecycleOptions.DEFAULT;
    }

    /** How long a node may be silent before it counts as lost: the node controller's grace period. */
    @Value.Default
    default Duration nodeGrace() {
        return nodeLifecycle().monitorGracePeriod();
    }

    /** How often the node controller looks. */
    @Value.Default
    default Duration nodeMonitorPeriod() {
        return nodeLifecycle().monitorPeriod();
    }

    /** How long pods stay on an unreachable node, where they do not say otherwise. */
    @Value.Default
    default Duration defaultToleration() {
        return Duration.ofMinutes(5);
    }

    /** How long a pod may take to stop once it is to. */
    @Value.Default
    default Duration podStop() {
        return Duration.ofSeconds(30);
    }

    /** Longest pause between two starts of a container, or two pulls of its image, that failed. */
    @Value.Default
    default Duration containerBackoff() {
        return Duration.ofMinutes(5);
    }

    /** How often pods are looked for that found no place and waited for too long. */
    @Value.Default
    default Duration schedulerFlushPeriod() {
        return Duration.ofSeconds(30);
    }

    /** Longest pause between two tries of a pod that found no place. */
    @Value.Default
    default Duration schedulerBackoff() {
        return Duration.ofSeconds(10);
    }

    /** How long a pod that found no place waits at most, where nothing wakes it. */
    @Value.Default
    default Duration schedulerFlush() {
        return Duration.ofMinutes(5);
    }

    /** How long after the end of a leader another leads at the latest; none where nobody stands for election. */
    @Value.Default
    default Duration takeover() {
        return Duration.ZERO;
    }

    /** By which timing parts stand for election; none where nobody does. */
    List<LeaseTiming> elections();

    /** How long a leader that could not renew its lease has done nothing when another may lead, at the least. */
    default Duration betweenTerms() {
        return elections().stream()
                .map(it -> atLeast(it.leaseDuration()).minus(atMost(it.renewDeadline())))
                .filter(it -> !it.isNegative())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The bounds of a cluster as it is defined, where nothing slows it down. */
    static Bounds of(ClusterDefinition definition) {
        NodeLifecycleOptions nodes = Stream.concat(
                        definition.controllers().stream(), definition.extraControllers().stream())
                .filter(NodeLifecycle.class::isInstance)
                .map(it -> ((NodeLifecycle) it).options())
                .findFirst()
                .orElse(NodeLifecycleOptions.DEFAULT);
        List<LeaseTiming> elections = elections(definition);
        Duration takeover = elections.stream()
                .map(it -> it.leaseDuration().plus(it.retryPeriod().multipliedBy(2)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return builder()
                .nodeLifecycle(nodes)
                .addAllElections(elections)
                .takeover(takeover)
                .build();
    }

    private static List<LeaseTiming> elections(ClusterDefinition definition) {
        Optional<LeaseTiming> ofScheduler = definition
                .scheduler()
                .filter(KubeScheduler.class::isInstance)
                .flatMap(it -> ((KubeScheduler) it).options().leaderElection());
        return Stream.concat(ofScheduler.stream(), definition.controllerElection().stream())
                .toList();
    }

    /** Bounds from their parts; none is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects bounds. */
    final class Builder extends ImmutableBounds.Builder {}
}
