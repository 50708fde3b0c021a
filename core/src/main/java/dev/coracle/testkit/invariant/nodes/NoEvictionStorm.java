package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Bounds;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes of a zone begin to lose their pods one after the other, no faster than the eviction rate: 0.1 a second as a rule,
 * 0.01 where 55 % of a zone of more than 50 nodes are not ready, none in such a zone of fewer nodes, and none where no
 * node of the cluster is ready. A controller that was started anew may begin at once.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction">Rate limits on eviction</a>
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/28832">NodeController doesn't evict Pods en masse in case of
 *     master network problems</a>
 */
final class NoEvictionStorm extends Promise {
    private Zones zones = new Zones(Bounds.builder().build().nodeLifecycle());
    private final Map<String, Turn> turns = new LinkedHashMap<>();

    /** When the last node of a zone was tainted, and when the next may be. */
    private record Turn(Instant last, Instant next) {
        static final Turn FIRST = new Turn(Instant.MIN, Instant.MIN);
    }

    NoEvictionStorm() {
        super("Nodes of a zone lose their pods no faster than the eviction rate.", Term.ALWAYS, List.of(Node.class));
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        zones = new Zones(bounds().nodeLifecycle());
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        zones.take(change);
        boolean begins = change.after(Node.class).filter(Driving::isDriven).isPresent()
                && change.before(Node.class).filter(it -> !Driving.isDriven(it)).isPresent();
        return begins ? judge(change.after(Node.class).orElseThrow(), change.time()) : Verdict.silent();
    }

    private Verdict judge(Node node, Instant now) {
        Optional<Instant> calm = setting().calm().ofControllers();
        if (calm.isEmpty()) return Verdict.silent();
        String zone = Zones.zone(node);
        Duration unseen =
                bounds().atMost(bounds().nodeMonitorPeriod().multipliedBy(2)).plus(bounds().staleness());
        boolean known =
                Moments.later(zones.since(zone), calm.get()).plus(unseen).isBefore(now);
        double rate = known ? zones.rate(zone) : bounds().nodeLifecycle().evictionRate();
        if (rate <= 0) return known ? storm(node, "though none of its zone may") : Verdict.silent();
        Turn turn = turns.getOrDefault(zone, Turn.FIRST);
        boolean early = turn.last().isAfter(calm.get())
                && now.plus(bounds().staleness()).isBefore(turn.next());
        Instant from = early ? now : Moments.later(now, turn.next());
        Duration pause = bounds().atLeast(Duration.ofMillis((long) (1000 / rate)));
        turns.put(zone, new Turn(now, from.plus(pause)));
        return early ? storm(node, "so soon after the one of " + turn.last()) : Verdict.kept();
    }

    private static Verdict storm(Node node, String how) {
        return Verdict.broken("node " + node.name(), "begins to lose its pods " + how, "wait for its turn");
    }

    /** There is no count beside the zones, which {@link LostNodesAreTainted} audits. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
