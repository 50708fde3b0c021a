package dev.coracle.testkit.invariant;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Component;
import dev.coracle.cluster.Outage;
import dev.coracle.simulation.Simulation;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when the parts of a cluster have been able to do their work: they run, their time goes on, their calls are
 * answered soon, and their watches are open. Who promises to do something within a time has that time only from then on.
 *
 * <p>What it cannot see counts as calm: that open watches tell things late. That is part of {@link Bounds#staleness()}.
 *
 * <p>Every moment is by the clock of the cluster's world.
 */
public final class Calm {
    private final Cluster cluster;
    private final Troubles troubles;
    private final Gaps gaps;

    Calm(Cluster cluster, Optional<Simulation> simulation) {
        this.cluster = cluster;
        troubles = new Troubles(cluster.world().platform().clock());
        gaps = new Gaps(cluster.world().platform().clock());
        simulation.ifPresent(it -> it.observe(troubles));
        simulation.ifPresent(it -> it.observe(gaps));
    }

    /** Since when the controllers could do their work; empty while they cannot. */
    public Optional<Instant> ofControllers() {
        return of(cluster.controllerManager());
    }

    /** Since when the process of the controllers has run, whatever befell it; empty while it does not. */
    public Optional<Instant> controllersStarted() {
        return cluster.controllerManager().lastAbsence().until();
    }

    /** The last time that no call of the controllers was carried out, from the first of these calls to the last. */
    public Optional<Outage> lastOutageOfControllers() {
        return troubles.lastOutage(cluster.controllerManager().name());
    }

    /** The last time that no call of a node's kubelet was. */
    public Optional<Outage> lastOutageOfNode(String name) {
        return troubles.lastOutage("kubelet/" + name);
    }

    /** Since when the scheduler could do its work; empty while it cannot, long ago where the cluster has none of its own. */
    public Optional<Instant> ofScheduler() {
        if (cluster.definition().scheduler().isEmpty()) return Optional.of(Instant.MIN);
        return of(cluster.scheduler());
    }

    /** Since when a machine and its kubelet could do their work; empty while they cannot, or where there is none. */
    public Optional<Instant> ofNode(String name) {
        Optional<ClusterNode> node = cluster.nodes().stream()
                .filter(it -> it.name().equals(name) && it.isOn())
                .findFirst();
        if (node.isEmpty()) return Optional.empty();
        return later(recovered(node.get().lastOutage()), of(node.get().kubelet()));
    }

    private Optional<Instant> of(Component component) {
        return later(
                later(
                        component.lastAbsence().until(),
                        later(
                                recovered(component.lastCut()),
                                component.lastFreeze().until())),
                later(troubles.over(component.name()), gaps.over(component.name())));
    }

    /**
     * When somebody is sure to have tried again who was cut off: pauses between tries grow no faster than the time over
     * which they are made.
     */
    private static Optional<Instant> recovered(Outage outage) {
        return outage.until().map(it -> it.plus(outage.length()));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        return one.get().isAfter(other.get()) ? one : other;
    }
}
