package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.cluster.KubeScheduler;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.Profile;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In the end, a pod without a node fits on none: every filter of the default profile is asked about every node. Left out
 * are pods that are being deleted, that gates hold back, that name a scheduler which is not there, that use volumes, and
 * all pods where extenders have a say.
 *
 * <p>Kubernetes left feasible pods pending for missed events (kubernetes#141354, #94437, #102790, #49314).
 */
final class PendingOnlyIfInfeasible extends Promise {
    PendingOnlyIfInfeasible() {
        super(
                "In the end a pod is without a node only if it fits on none.",
                Term.EVENTUALLY,
                List.of(Pod.class, Node.class, Namespace.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        List<Pod> pending = new ArrayList<>();
        for (Pod pod : state.all(Pod.class)) {
            if (isPending(pod) && hasScheduler(pod) && Knowledge.isWhole(setting(), pod)) pending.add(pod);
        }
        if (pending.isEmpty()) return Verdict.silent();
        Namespaces namespaces = new Namespaces(state);
        ReferenceScheduler reference = new ReferenceScheduler(ReferenceCluster.of(
                List.copyOf(state.all(Node.class)),
                List.copyOf(state.all(Pod.class)),
                namespaces::labels,
                List.of(),
                List.of()));
        Verdict verdict = Verdict.kept();
        for (Pod pod : pending) {
            Optional<String> node = reference.feasible(pod).stream().findFirst();
            if (node.isEmpty()) continue;
            verdict = verdict.and(Verdict.broken(
                    "pod " + pod.key(), "is bound to no node", "be on " + node.get() + ", where it fits"));
        }
        return verdict;
    }

    private static boolean isPending(Pod pod) {
        return pod.spec().nodeName().orElse("").isEmpty()
                && !pod.isTerminating()
                && pod.status().phase().orElse("Pending").equals("Pending")
                && pod.spec().schedulingGates().isEmpty();
    }

    private boolean hasScheduler(Pod pod) {
        String name = pod.spec().schedulerName().orElse("default-scheduler");
        return setting()
                .cluster()
                .definition()
                .scheduler()
                .filter(it -> !(it instanceof KubeScheduler kube)
                        || kube.options().profiles().stream().map(Profile::name).anyMatch(name::equals))
                .isPresent();
    }
}
