package dev.coracle.testkit.invariant.liveness;

import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In the end what is wanted is there: a replica set has as many pods as it wants and says so, and every wish of a set or a
 * deployment has been seen ("eventually stable reconciliation"). That it stays so is {@link Quiescence}'s.
 */
final class EventuallyStable extends Promise {
    EventuallyStable() {
        super(
                "In the end every replica set has the pods that it wants, and every wish has been seen.",
                Term.EVENTUALLY,
                List.of(Pod.class, ReplicaSet.class, Deployment.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Map<String, Integer> pods = living(state);
        Verdict verdict = Verdict.silent();
        for (ReplicaSet set : state.all(ReplicaSet.class)) {
            if (set.isTerminating()) continue;
            int wanted = set.spec().replicas().orElse(1);
            verdict = verdict.and(seen(set, set.status().observedGeneration()))
                    .and(has(set, "has", pods.getOrDefault(set.uid(), 0), wanted))
                    .and(has(set, "says that it has", set.status().replicas(), wanted));
        }
        for (Deployment deployment : state.all(Deployment.class)) {
            if (!deployment.isTerminating())
                verdict = verdict.and(seen(deployment, deployment.status().observedGeneration()));
        }
        return verdict;
    }

    /** The number of pods that each controller has, by its uid. */
    private static Map<String, Integer> living(ClusterState state) {
        Map<String, Integer> living = new HashMap<>();
        for (Pod pod : state.all(Pod.class)) {
            if (pod.isTerminating() || PodConditions.isFinished(pod)) continue;
            Owners.controllerOf(pod).ifPresent(owner -> living.merge(owner.uid(), 1, Integer::sum));
        }
        return living;
    }

    private static Verdict seen(ApiObject object, long observed) {
        long generation = object.metadata().generation();
        if (observed == generation) return Verdict.kept();
        return Verdict.broken(
                object.kind() + " " + object.key(),
                "is of generation " + generation + " and was seen at " + observed,
                "have been seen as it is");
    }

    private static Verdict has(ReplicaSet set, String verb, int pods, int wanted) {
        if (pods == wanted) return Verdict.kept();
        return Verdict.broken("ReplicaSet " + set.key(), verb + " " + pods + " pods", "have " + wanted);
    }
}
