package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;

/**
 * Only a pod can be bound that is there, is not being deleted, and that no scheduling gate holds back; and it stays the
 * same pod. That is what Kubernetes' API server refuses a binding for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/">Scheduling gates</a>
 */
final class BindPrecondition extends BindPromise {
    BindPrecondition() {
        super("Only a pod is bound that is not being deleted and that no scheduling gate holds back.");
    }

    @Override
    Verdict bound(Change binding, Pod pod, String node, ClusterState state) {
        Pod before = binding.before(Pod.class).orElseThrow();
        if (!before.uid().equals(pod.uid())) {
            return Verdict.broken(place(pod, node), "was bound in place of the pod " + before.uid(), "be that pod");
        }
        if (before.isTerminating()) {
            return Verdict.broken(place(pod, node), "was bound while being deleted", "be let go");
        }
        if (!before.spec().schedulingGates().isEmpty()) {
            return Verdict.broken(
                    place(pod, node),
                    "was bound with the gates " + before.spec().schedulingGates(),
                    "wait until they are gone");
        }
        return Verdict.kept();
    }
}
