package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.TimelyPromise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A node that falls silent is called {@code Unknown} within the grace period and three periods of the node controller: one
 * in which it sees the last sign of life, one until it looks, and one for a write that crosses another's.
 *
 * <p>Whatever makes the controller count anew, makes the time begin anew: that it was started, that it could not reach the
 * API server, and that for a while no node was ready.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats">Node heartbeats</a>
 */
final class SilentNodesAreFound extends TimelyPromise<String> {
    private final Heartbeats heartbeats = new Heartbeats();
    private Zones zones = new Zones(Bounds.builder().build().nodeLifecycle());

    SilentNodesAreFound() {
        super(
                "A node that falls silent is called Unknown within the grace period and three monitor periods.",
                List.of(Node.class, Lease.class));
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        zones = new Zones(bounds().nodeLifecycle());
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        zones.take(change);
        Optional<String> heard = heartbeats.take(change);
        Optional<Node> changed = change.after(Node.class);
        if (changed.filter(Heartbeats::isUnknown).isPresent())
            return overdue().end(changed.get().name()) ? Verdict.kept() : Verdict.silent();
        if (change.after().isEmpty())
            change.before(Node.class).ifPresent(it -> overdue().end(it.name()));
        heard.flatMap(it -> state.find(Node.class, new ObjectKey("", it)))
                .filter(it -> !Heartbeats.isUnknown(it))
                .ifPresent(it -> overdue().restart(it.name(), change.time(), patience(it)));
        return Verdict.silent();
    }

    private Duration patience(Node node) {
        Duration waited =
                Death.grace(node, bounds()).plus(bounds().nodeMonitorPeriod().multipliedBy(3));
        return bounds().atMost(waited).plus(bounds().staleness());
    }

    @Override
    protected Optional<Instant> able(String node) {
        return super.able(node).map(it -> Moments.later(it, zones.lastAlarm()));
    }

    @Override
    protected Verdict broken(Late<String> late, Instant now, ClusterState state) {
        return Verdict.broken(
                "node " + late.key(),
                "has been silent since " + late.since() + " and is not called Unknown",
                "be within " + late.patience().toSeconds() + " s");
    }

    @Override
    protected Set<String> recount(ClusterState state) {
        Set<String> speaking = new LinkedHashSet<>();
        for (Node node : state.all(Node.class)) {
            if (!Heartbeats.isUnknown(node)) speaking.add(node.name());
        }
        return speaking;
    }
}
