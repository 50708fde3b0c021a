package dev.coracle.testkit.invariant.nodes;

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
 * After a time in which the node controller did not run, or had no API server to talk to, no node is called
 * {@code Unknown} before a whole grace period is over: who could not listen cannot say that nobody spoke.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/6228">When API server becomes unresponsive and comes back
 *     after some time NodeController will try to kill all Pods everywhere</a>
 */
final class OutagesKillNoNode extends Promise {
    OutagesKillNoNode() {
        super(
                "After an outage of the control plane no node is called Unknown before a whole grace period is over.",
                Term.ALWAYS,
                List.of(Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Node> given = Death.of(change);
        Optional<Instant> connected = setting().calm().ofControllersLink();
        if (given.isEmpty() || connected.isEmpty()) return Verdict.silent();
        Duration grace = Death.grace(given.get(), bounds());
        if (!connected.get().isAfter(change.time().minus(grace))) return Verdict.kept();
        return Verdict.broken(
                "node " + given.get().name(),
                "is called Unknown at " + change.time() + ", and the controllers are connected since "
                        + connected.get(),
                "have " + grace.toSeconds() + " s from then on");
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
