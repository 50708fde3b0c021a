package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.NodeConditions;
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
 * A node that is not ready is tainted, so that its pods are driven away, when all nodes of its zone have had their turn at
 * the latest; one that is ready again loses that taint. In a zone where no node may lose pods nothing is promised, and all
 * begin anew when the zone does better.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/55713">Pods are not moved when Node in NotReady state</a>
 */
final class LostNodesAreTainted extends TimelyPromise<ObjectKey> {
    private Zones zones = new Zones(Bounds.builder().build().nodeLifecycle());

    LostNodesAreTainted() {
        super(
                "A node that is not ready is tainted in its turn, and one that is ready again is not.",
                List.of(Node.class));
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        zones = new Zones(bounds().nodeLifecycle());
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        boolean others = zones.take(change);
        Verdict verdict = Verdict.silent();
        if (change.after().isEmpty())
            overdue().end(change.before().orElseThrow().key());
        else verdict = judge(change.after(Node.class).orElseThrow(), change.time());
        if (others) state.all(Node.class).forEach(it -> judgeAgain(it, change.time()));
        return verdict;
    }

    /** Another node's state may have changed how fast this one's zone may lose pods. */
    private void judgeAgain(Node node, Instant now) {
        judge(node, now);
        boolean another = zones.since(Zones.zone(node)).equals(now);
        if (another && isWrong(node)) overdue().restart(node.key(), now, patience(node));
    }

    private Verdict judge(Node node, Instant now) {
        return overdue().set(node.key(), isWrong(node), now, patience(node));
    }

    /** Whether it lacks the taint or has it without need; that of nodes where none may be tainted is no matter. */
    private boolean isWrong(Node node) {
        Optional<String> ready = NodeConditions.readiness(node);
        if (ready.isEmpty()) return false;
        if (ready.get().equals("True")) return Driving.isDriven(node);
        return !Driving.isDriven(node) && zones.rate(Zones.zone(node)) > 0;
    }

    private Duration patience(Node node) {
        return bounds().atMost(turn(node)).plus(bounds().reaction());
    }

    private Duration turn(Node node) {
        Duration looks = bounds().nodeMonitorPeriod().multipliedBy(3);
        double rate = zones.rate(Zones.zone(node));
        if (NodeConditions.isReady(node) || rate <= 0) return looks;
        double turns = zones.nodes(Zones.zone(node)) + 1;
        return looks.plusMillis((long) (turns / rate * 1000));
    }

    @Override
    protected Optional<Instant> able(ObjectKey node) {
        return super.able(node).map(it -> Moments.later(it, zones.lastAlarm()));
    }

    @Override
    protected Verdict broken(Late<ObjectKey> late, Instant now, ClusterState state) {
        boolean ready = state.find(Node.class, late.key())
                .filter(NodeConditions::isReady)
                .isPresent();
        return Verdict.broken(
                "node " + late.key(),
                (ready ? "is ready, and its pods are driven away" : "is not ready, and its pods are not driven away")
                        + ", since " + late.since(),
                "be otherwise within " + late.patience().toSeconds() + " s");
    }

    @Override
    protected Set<ObjectKey> recount(ClusterState state) {
        Set<ObjectKey> wrong = new LinkedHashSet<>();
        for (Node node : state.all(Node.class)) {
            if (isWrong(node)) wrong.add(node.key());
        }
        return wrong;
    }
}
