package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Outage;
import dev.coracle.model.coordination.Lease;
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

    private final Heartbeats heartbeats = new Heartbeats();

    OutagesKillNoNode() {
        super(
                "No node is called Unknown because of an outage of the control plane.",
                Term.ALWAYS,
                List.of(Node.class, Lease.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        heartbeats.take(change);
        Optional<Node> given = Death.of(change);
        if (given.isEmpty()) return Verdict.silent();
        String node = given.get().name();
        Instant begin = change.time().minus(bounds().atLeast(Death.grace(given.get(), bounds())));
        Optional<Instant> started = setting().calm().controllersStarted();
        if (started.filter(it -> it.isAfter(begin)).isPresent())
            return broken(node, change, "and the controllers run since " + started.get());
        Optional<Instant> outage = setting().calm().lastOutageOfControllers().flatMap(it -> hiding(it, node, begin));
        boolean well = setting().cluster().nodes().stream()
                .filter(it -> it.name().equals(node))
                .anyMatch(it -> isWell(it, begin));
        if (outage.isEmpty() || !well) return Verdict.kept();
        return broken(node, change, "and nobody could reach the API server until " + outage.get());
    }

    /**
     * When an outage of the controllers was over, where it was that of a node's kubelet too, which spoke until it began:
     * empty where the node fell silent before, or stayed so for a reason of its own.
     */
    private Optional<Instant> hiding(Outage outage, String node, Instant begin) {
        Instant end = outage.until().orElseThrow();
        Optional<Instant> tried = setting().calm().lastOutageOfNode(node).flatMap(Outage::until);
        boolean spoke = heartbeats
                .last(node)
                .filter(it -> !it.plus(RETRY).isBefore(outage.since()))
                .isPresent();
        boolean shared = tried.filter(it -> it.isAfter(begin) && !it.isAfter(end.plus(RETRY)))
                .isPresent();
        return spoke && shared && end.isAfter(begin) ? Optional.of(end) : Optional.empty();
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
