package dev.coracle.testkit.invariant.nodes;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The object of a pod that is bound and not finished is removed by its own kubelet, which has stopped the containers, or
 * when its node is gone or out of service; by a user, too, who says so. So nobody else can take a pod for ended whose
 * containers may still run. Who removed it is known only where time is simulated.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/59848">Use of resourceVersion=0 in reflectors for initial sync
 *     breaks pod safety</a>
 */
final class PodsOutliveTheirNodesSilence extends Promise {
    private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    PodsOutliveTheirNodesSilence() {
        super(
                "A pod that is not finished is removed by its kubelet alone, as long as its node is there.",
                Term.ALWAYS,
                List.of(Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> before = change.before(Pod.class);
        if (change.after().isPresent() || before.isEmpty()) return Verdict.silent();
        Pod pod = before.get();
        String name = BoundPods.node(pod);
        Optional<Node> node = state.find(Node.class, new ObjectKey("", name));
        Optional<String> author = setting().authors().of(change);
        if (name.isEmpty() || node.isEmpty() || isOut(node.get()) || author.isEmpty()) return Verdict.silent();
        if (author.get().equals("kubelet/" + name)) return Verdict.kept();
        if (PodConditions.isFinished(pod)) return Verdict.silent();
        return Verdict.broken(
                "pod " + pod.key(),
                "is removed by " + author.get() + ", and its containers may still run on " + name,
                "stay until its kubelet has stopped it");
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
