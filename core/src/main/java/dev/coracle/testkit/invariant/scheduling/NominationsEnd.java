package dev.coracle.testkit.invariant.scheduling;

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
 * In the end no pod waits for room on a node that nobody leaves, or that is gone: when those have left who had to, it is
 * bound or looks elsewhere, and until then a pod of less priority is still there on its way out.
 *
 * <p>Kubernetes broke this more than once (kubernetes#102339, #106780, #95752, #72124).
 */
final class NominationsEnd extends Promise {
    NominationsEnd() {
        super(
                "In the end no pod waits for room on a node that nobody leaves.",
                Term.EVENTUALLY,
                List.of(Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        boolean was = change.before(Pod.class)
                .filter(it -> NominationsEnd.waitsFor(it).isPresent())
                .isPresent();
        boolean is = change.after(Pod.class).flatMap(NominationsEnd::waitsFor).isPresent();
        return was && !is ? Verdict.kept() : Verdict.silent();
    }

    /** The node on which a pod waits for room. */
    private static Optional<String> waitsFor(Pod pod) {
        boolean waits = pod.spec().nodeName().orElse("").isEmpty() && !pod.isTerminating();
        return pod.status().nominatedNodeName().filter(it -> waits && !it.isEmpty());
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            Optional<String> node = waitsFor(pod);
            if (node.isPresent()) verdict = verdict.and(judge(pod, node.get(), state));
        }
        return verdict;
    }

    private static Verdict judge(Pod pod, String node, ClusterState state) {
        if (state.find(Node.class, new ObjectKey("", node)).isEmpty()) {
            return Verdict.broken("pod " + pod.key(), "waits for room on " + node + ", which is gone", "wait no more");
        }
        boolean leaving = state.all(Pod.class).stream()
                .anyMatch(it -> it.isTerminating()
                        && node.equals(it.spec().nodeName().orElse(""))
                        && it.spec().priority().orElse(0)
                                < pod.spec().priority().orElse(0));
        if (leaving) return Verdict.kept();
        return Verdict.broken(
                "pod " + pod.key(), "waits for room on " + node + ", which nobody leaves", "wait no more");
    }
}
