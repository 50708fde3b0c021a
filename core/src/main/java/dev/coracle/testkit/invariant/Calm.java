package dev.coracle.testkit.invariant;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Component;
import dev.coracle.cluster.Outage;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Reigns reigns;
    private final Duration takeover;

    /**
     * Knows what befalls a cluster from now on.
     *
     * @param bounds how long after the end of a leader another leads at the latest, by clocks that run how fast
     */
    Calm(Cluster cluster, Optional<Simulation> simulation, Bounds bounds) {
        this.cluster = cluster;
        this.takeover = bounds.atMost(bounds.takeover());
        troubles = new Troubles(cluster.world().platform().clock());
        gaps = new Gaps(cluster.world().platform().clock(), bounds::atMost);
        reigns = new Reigns(cluster.world().platform().clock());
        simulation.ifPresent(it -> it.observe(troubles));
        simulation.ifPresent(it -> it.observe(gaps));
        simulation.ifPresent(it -> it.observe(reigns));
    }

    /** Since when the controllers could do their work; empty while they cannot. */
    public Optional<Instant> ofControllers() {
        return ofLeader(cluster.controllerManager());
    }

    /** Since when the controllers have run, or led, whatever befell them; empty while they do not. */
    public Optional<Instant> controllersStarted() {
        Component manager = cluster.controllerManager();
        return rivals(manager).isEmpty() ? manager.lastAbsence().until() : reigns.since(lease(manager));
    }

    /**
     * The last time that no call of the controllers was carried out, of those that lead: from the first of these calls to
     * the last.
     */
    public Optional<Outage> lastOutageOfControllers() {
        Component manager = cluster.controllerManager();
        return troubles.lastOutage(reigns.leader(lease(manager)).orElse(manager.name()));
    }

    /** The last time that no call of a node's kubelet was. */
    public Optional<Outage> lastOutageOfNode(String name) {
        return troubles.lastOutage("kubelet/" + name);
    }

    /** Since when the scheduler could do its work; empty while it cannot, long ago where the cluster has none of its own. */
    public Optional<Instant> ofScheduler() {
        if (cluster.definition().scheduler().isEmpty()) return Optional.of(Instant.MIN);
        return ofLeader(cluster.scheduler());
    }

    /** Since when a machine and its kubelet could do their work; empty while they cannot, or where there is none. */
    public Optional<Instant> ofNode(String name) {
        Optional<ClusterNode> node = cluster.nodes().stream()
                .filter(it -> it.name().equals(name) && it.isOn())
                .findFirst();
        if (node.isEmpty()) return Optional.empty();
        return later(recovered(node.get().lastOutage()), of(node.get().kubelet()));
    }

    /**
     * Of a part for which the leader acts, where it has rivals: while one of them is away, that may be the leader; for as
     * long as it takes another to follow, nobody may lead.
     */
    private Optional<Instant> ofLeader(Component component) {
        List<Component> rivals = rivals(component);
        if (rivals.isEmpty()) return of(component);
        Optional<Instant> able = reigns.since(lease(component));
        for (Component rival : rivals) able = later(able, of(rival).map(it -> it.plus(takeover)));
        return able;
    }

    private List<Component> rivals(Component component) {
        return reigns.rivals(lease(component)).stream().map(cluster::component).toList();
    }

    /** Components stand for the lease of their name. */
    private static ObjectKey lease(Component component) {
        return new ObjectKey("kube-system", component.name());
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
