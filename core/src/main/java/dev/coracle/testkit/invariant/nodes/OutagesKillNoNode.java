package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Outage;
import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No node is called {@code Unknown} because of an outage of the control plane: not before a whole grace period has passed
 * since the controllers were started, and not while it is well and only could not reach an API server which the
 * controllers could not reach either. Who could not listen cannot say that nobody spoke.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/6228">When API server becomes unresponsive and comes back
 *     after some time NodeController will try to kill all Pods everywhere</a>
 */
final class OutagesKillNoNode extends Promise {
    /** Longest pause between two tries of a kubelet to renew its lease, and some. */
    private static final Duration RETRY = Duration.ofSeconds(12);

    OutagesKillNoNode() {
        super("No node is called Unknown because of an outage of the control plane.", Term.ALWAYS, List.of(Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Node> given = Death.of(change);
        if (given.isEmpty()) return Verdict.silent();
        String node = given.get().name();
        Instant begin = change.time().minus(Death.grace(given.get(), bounds()));
        Optional<Instant> started = setting().calm().controllersStarted();
        if (started.filter(it -> it.isAfter(begin)).isPresent())
            return broken(node, change, "and the controllers run since " + started.get());
        Optional<Instant> outage = setting().calm().lastTroubleOfControllers().filter(it -> it.isAfter(begin));
        Optional<Instant> tried = setting().calm().lastTroubleOfNode(node).filter(it -> it.isAfter(begin));
        boolean shared = outage.isPresent()
                && tried.isPresent()
                && !tried.get().isAfter(outage.get().plus(RETRY));
        boolean well = setting().cluster().nodes().stream()
                .filter(it -> it.name().equals(node))
                .anyMatch(it -> isWell(it, begin));
        if (!shared || !well) return Verdict.kept();
        return broken(node, change, "and nobody could reach the API server until " + outage.get());
    }

    /** Whether nothing has befallen a machine and its kubelet since then. */
    private static boolean isWell(ClusterNode machine, Instant begin) {
        return machine.isOn()
                && isOver(machine.lastOutage(), begin)
                && isOver(machine.kubelet().lastAbsence(), begin)
                && isOver(machine.kubelet().lastFreeze(), begin)
                && isOver(machine.kubelet().lastCut(), begin);
    }

    private static boolean isOver(Outage outage, Instant moment) {
        return outage.until().filter(it -> it.isBefore(moment)).isPresent();
    }

    private Verdict broken(String node, Change change, String why) {
        return Verdict.broken(
                "node " + node,
                "is called Unknown at " + change.time() + ", " + why,
                "have " + bounds().nodeGrace().toSeconds() + " s from then on");
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
