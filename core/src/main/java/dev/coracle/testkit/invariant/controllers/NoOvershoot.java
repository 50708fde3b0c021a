package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No pod is made for a replica set beyond those that it wants, and no replica set of a deployment grows beyond what
 * {@code replicas} and {@code maxSurge} allow all of them together; whatever watches tell late, and however often
 * controllers are started anew. What was wanted a moment ago counts too.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/88851">RS controller creates lots of pods more than
 *     expected</a>
 */
final class NoOvershoot extends Promise {
    private final Families families = new Families();
    private final Map<String, Recent> wanted = new LinkedHashMap<>();

    NoOvershoot() {
        super(
                "No pod is made beyond what its replica set wants, nor beyond replicas and maxSurge of its deployment.",
                Term.ALWAYS,
                List.of(Deployment.class, ReplicaSet.class, Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        families.take(change);
        change.after(Deployment.class)
                .ifPresent(it -> want(it.uid(), Limits.of(it).most(), change.time()));
        change.after(ReplicaSet.class).ifPresent(it -> want(it.uid(), Families.wanted(it), change.time()));
        if (change.after().isEmpty())
            wanted.remove(change.before().orElseThrow().uid());
        // Who was away goes by what he last saw, until he has seen the rest.
        boolean calm = setting()
                .calm()
                .ofControllers()
                .filter(it -> it.plus(bounds().staleness()).isBefore(change.time()))
                .isPresent();
        Optional<Pod> pod = change.after(Pod.class);
        if (pod.isPresent()) return judge(change.before(Pod.class), pod.get(), change.time(), calm);
        Optional<ReplicaSet> set = change.after(ReplicaSet.class);
        boolean grows = set.isPresent()
                && Families.wanted(set.get())
                        > change.before(ReplicaSet.class).map(Families::wanted).orElse(0);
        if (!grows || !calm) return Verdict.silent();
        return Families.deployment(set.get())
                .map(it -> judge(it, set.get(), change.time(), state))
                .orElse(Verdict.silent());
    }

    private void want(String owner, int number, Instant now) {
        wanted.computeIfAbsent(owner, it -> new Recent()).set(number, now, bounds().staleness());
    }

    private Optional<Integer> most(String owner, Instant now) {
        Recent recent = wanted.get(owner);
        return recent == null ? Optional.empty() : Optional.of(recent.most(now.minus(bounds().staleness())));
    }

    private Verdict judge(Optional<Pod> before, Pod pod, Instant now, boolean calm) {
        Optional<OwnerReference> set = Families.set(pod);
        if (set.isEmpty() || !calm || before.flatMap(Families::set).isPresent()) return Verdict.silent();
        int there = families.pods(set.get().uid()).size();
        Optional<Integer> most = most(set.get().uid(), now);
        if (most.isEmpty()) return Verdict.silent();
        if (there <= most.get()) return Verdict.kept();
        return Verdict.broken(
                "replica set " + new ObjectKey(pod.namespace(), set.get().name()),
                "has " + there + " pods with " + pod.name(),
                "have no more than " + most.get());
    }

    private Verdict judge(OwnerReference deployment, ReplicaSet set, Instant now, ClusterState state) {
        int all = families.sets(deployment.uid()).stream()
                .flatMap(it -> state.find(ReplicaSet.class, it).stream())
                .mapToInt(Families::wanted)
                .sum();
        Optional<Integer> most = most(deployment.uid(), now);
        if (most.isEmpty()) return Verdict.silent();
        if (all <= most.get()) return Verdict.kept();
        return Verdict.broken(
                "deployment " + new ObjectKey(set.namespace(), deployment.name()),
                "wants " + all + " pods of its replica sets, since " + set.name() + " grew",
                "want no more than " + most.get());
    }

    @Override
    public Verdict audit(ClusterState state) {
        Map<String, Set<ObjectKey>> recount = new LinkedHashMap<>();
        for (Pod pod : state.all(Pod.class)) {
            Families.set(pod)
                    .ifPresent(it -> recount.computeIfAbsent(it.uid(), uid -> new LinkedHashSet<>())
                            .add(pod.key()));
        }
        Verdict verdict = Verdict.silent();
        for (ReplicaSet set : state.all(ReplicaSet.class)) {
            Set<ObjectKey> pods = recount.getOrDefault(set.uid(), Collections.emptySet());
            if (!pods.equals(families.pods(set.uid())))
                verdict = verdict.and(
                        Verdict.broken("the count of " + set.key(), "is " + families.pods(set.uid()), "be " + pods));
        }
        return verdict;
    }
}
