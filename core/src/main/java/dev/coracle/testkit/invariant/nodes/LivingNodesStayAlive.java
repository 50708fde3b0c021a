package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Setting;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No node is called {@code Unknown} whose lease or status was renewed in the store within the grace period, however late
 * the controllers are told of that: they are to ask for the lease before they give a node up. What is renewed between
 * that and their write, be it seconds later over a slow network, they cannot know.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/24200">API server recovery actions are destructive</a>
 */
final class LivingNodesStayAlive extends Promise {
    private final Heartbeats heartbeats = new Heartbeats();
    private @Nullable Looks looks;

    LivingNodesStayAlive() {
        super(
                "No node is called Unknown that gave a sign of life within the grace period.",
                Term.ALWAYS,
                List.of(Node.class, Lease.class));
    }

    @Override
    public void begin(Setting setting) {
        super.begin(setting);
        setting.simulation().ifPresent(it -> looks = new Looks(it));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        heartbeats.take(change);
        return Death.of(change).map(it -> judge(it, change.time())).orElse(Verdict.silent());
    }

    private Verdict judge(Node node, Instant now) {
        Duration grace = bounds().atLeast(Death.grace(node, bounds()));
        Instant looked = looks == null ? now : looks.last(node.name()).orElse(now);
        Optional<Instant> heard = heartbeats.last(node.name(), looked);
        if (heard.isEmpty() || !heard.get().plus(grace).isAfter(looked)) return Verdict.kept();
        return Verdict.broken(
                "node " + node.name(),
                "is called Unknown " + Duration.between(heard.get(), looked).toMillis() + " ms after a sign of life",
                "not be before " + grace.toSeconds() + " s");
    }

    /** A node that is not called unknown has been heard of. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Node node : state.all(Node.class)) {
            boolean counted = heartbeats.last(node.name()).isPresent();
            if (!counted && NodeConditions.isReady(node))
                verdict = verdict.and(Verdict.broken("node " + node.name(), "was never heard of", "have been"));
        }
        return verdict;
    }
}
