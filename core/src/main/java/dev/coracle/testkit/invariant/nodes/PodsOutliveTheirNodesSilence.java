package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The object of a pod that is bound and not finished is called finished, or removed, by its own kubelet, which has stopped
 * the containers, or when its node is gone or out of service; by a user, too, who says so. So nobody else can take a pod for
 * ended whose containers may still run. Who did it is known only where time is simulated.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/59848">Use of resourceVersion=0 in reflectors for initial sync
 *     breaks pod safety</a>
 */
final class PodsOutliveTheirNodesSilence extends Promise {
    private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    PodsOutliveTheirNodesSilence() {
        super(
                "A pod is called finished, or removed before it is, by its kubelet alone, as long as its node is there.",
                Term.ALWAYS,
                List.of(Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> before = change.before(Pod.class).filter(it -> !PodConditions.isFinished(it));
        boolean goesOn = change.after(Pod.class)
                .filter(it -> !PodConditions.isFinished(it))
                .isPresent();
        if (before.isEmpty() || goesOn) return Verdict.silent();
        Pod pod = before.get();
        String name = BoundPods.node(pod);
        Optional<String> author = setting().authors().of(change);
        if (name.isEmpty() || author.isEmpty()) return Verdict.silent();
        if (author.get().equals("kubelet/" + name)) return Verdict.kept();
        boolean there = state.find(Node.class, new ObjectKey("", name))
                .filter(it -> !isOut(it) && isSeen(it, change.time()))
                .isPresent();
        if (!there) return Verdict.silent();
        return Verdict.broken(
                "pod " + pod.key(),
                "is " + (change.after().isPresent() ? "called finished" : "removed") + " by " + author.get()
                        + ", and its containers may still run on " + name,
                "stay until its kubelet has stopped it");
    }

    /** Whether the controllers must know of a node: one that was gone a moment ago may still be gone for them. */
    private boolean isSeen(Node node, Instant now) {
        Instant known = now.minus(bounds().staleness());
        boolean old = node.metadata()
                .creationTimestamp()
                .filter(it -> it.instant().isBefore(known))
                .isPresent();
        return old
                && setting()
                        .calm()
                        .ofControllers()
                        .filter(it -> it.isBefore(known))
                        .isPresent();
    }

    private static boolean isOut(Node node) {
        return node.spec().taints().stream().anyMatch(it -> it.key().equals(OUT_OF_SERVICE));
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
