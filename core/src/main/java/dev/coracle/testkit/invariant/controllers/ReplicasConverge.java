package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In the end every replica set has as many pods as it wants, every deployment wants of its replica sets what it is told to
 * want, statuses say what is, and a pod whose containers are all ready on a ready node is ready. That pods find no node is
 * no matter here.
 */
final class ReplicasConverge extends Promise {
    ReplicasConverge() {
        super(
                "In the end there are as many replicas as are wanted, and statuses say so.",
                Term.EVENTUALLY,
                List.of(Deployment.class, ReplicaSet.class, Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Map<String, List<Pod>> pods = new LinkedHashMap<>();
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            Families.set(pod)
                    .ifPresent(it -> pods.computeIfAbsent(it.uid(), uid -> new ArrayList<>())
                            .add(pod));
            if (isUnjustlyUnready(pod, state))
                verdict =
                        verdict.and(Verdict.broken("pod " + pod.key(), "is not ready, and all it has is", "be ready"));
        }
        Map<String, List<ReplicaSet>> sets = new LinkedHashMap<>();
        for (ReplicaSet set : state.all(ReplicaSet.class)) {
            verdict = verdict.and(judge(set, pods.getOrDefault(set.uid(), List.of())));
            Families.deployment(set)
                    .ifPresent(it -> sets.computeIfAbsent(it.uid(), uid -> new ArrayList<>())
                            .add(set));
        }
        for (Deployment deployment : state.all(Deployment.class)) {
            verdict = verdict.and(judge(deployment, sets.getOrDefault(deployment.uid(), List.of())));
        }
        return verdict;
    }

    private static boolean isUnjustlyUnready(Pod pod, ClusterState state) {
        if (pod.isTerminating()
                || PodConditions.isReady(pod)
                || !pod.spec().readinessGates().isEmpty()) return false;
        boolean well = state.find(
                        Node.class, new ObjectKey("", pod.spec().nodeName().orElse("")))
                .filter(NodeConditions::isReady)
                .isPresent();
        List<ContainerStatus> containers = pod.status().containerStatuses();
        return well
                && containers.size() == pod.spec().containers().size()
                && containers.stream().allMatch(ContainerStatus::ready);
    }

    private static Verdict judge(ReplicaSet set, List<Pod> pods) {
        boolean cannot = set.status().conditions().stream()
                .anyMatch(
                        it -> it.type().equals("ReplicaFailure") && it.status().equals("True"));
        if (set.isTerminating() || cannot) return Verdict.silent();
        int ready = (int) pods.stream().filter(PodConditions::isReady).count();
        String is = pods.size() + " pods, " + ready + " ready, seen at "
                + set.metadata().generation();
        String said = set.status().replicas() + " pods, " + set.status().readyReplicas() + " ready, seen at "
                + set.status().observedGeneration();
        boolean enough = pods.size() == Families.wanted(set);
        if (enough && is.equals(said)) return Verdict.kept();
        return Verdict.broken(
                "replica set " + set.key(),
                "has " + is + ", and says " + said,
                "have " + Families.wanted(set) + " and say so");
    }

    private static Verdict judge(Deployment deployment, List<ReplicaSet> sets) {
        if (deployment.isTerminating() || deployment.spec().paused()) return Verdict.silent();
        int wanted = deployment.spec().replicas().orElse(1);
        int given = sets.stream().mapToInt(Families::wanted).sum();
        int ready = sets.stream().mapToInt(it -> it.status().readyReplicas()).sum();
        boolean stuck = given != wanted
                && ready >= Limits.of(deployment).fewest()
                && given == ready; // a rollout that waits for pods has some that are not ready
        boolean told = deployment.status().observedGeneration()
                        == deployment.metadata().generation()
                && deployment.status().replicas() == given
                && deployment.status().readyReplicas() == ready;
        if (!stuck && told) return Verdict.kept();
        return Verdict.broken(
                "deployment " + deployment.key(),
                "wants " + given + " pods of its replica sets, of which " + ready + " are ready, and says "
                        + deployment.status().replicas() + " and "
                        + deployment.status().readyReplicas(),
                "want " + wanted + " and say what is");
    }
}
