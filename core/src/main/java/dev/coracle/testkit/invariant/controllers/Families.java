package dev.coracle.testkit.invariant.controllers;

import dev.coracle.controllers.Owners;
import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has how many pods, kept from change to change: pods of replica sets, and replica sets of deployments. */
final class Families {
    private final Map<String, Set<ObjectKey>> podsBySet = new LinkedHashMap<>();
    private final Map<String, Set<ObjectKey>> setsByDeployment = new LinkedHashMap<>();

    /** Takes a change in. */
    void take(Change change) {
        change.before(Pod.class).ifPresent(it -> remove(podsBySet, set(it), it.key()));
        change.after(Pod.class).ifPresent(it -> add(podsBySet, set(it), it.key()));
        change.before(ReplicaSet.class).ifPresent(it -> remove(setsByDeployment, deployment(it), it.key()));
        change.after(ReplicaSet.class).ifPresent(it -> add(setsByDeployment, deployment(it), it.key()));
    }

    private static void add(Map<String, Set<ObjectKey>> map, Optional<OwnerReference> owner, ObjectKey key) {
        owner.ifPresent(it ->
                map.computeIfAbsent(it.uid(), uid -> new LinkedHashSet<>()).add(key));
    }

    private static void remove(Map<String, Set<ObjectKey>> map, Optional<OwnerReference> owner, ObjectKey key) {
        if (owner.isEmpty()) return;
        Set<ObjectKey> keys = map.get(owner.get().uid());
        if (keys == null) return;
        keys.remove(key);
        if (keys.isEmpty()) map.remove(owner.get().uid());
    }

    /** The replica set that counts a pod: one that has neither ended nor is about to. */
    static Optional<OwnerReference> set(Pod pod) {
        if (!PodHealth.isActive(pod)) return Optional.empty();
        return Owners.controllerOf(pod).filter(it -> it.kind().equals("ReplicaSet"));
    }

    /** The deployment that manages a replica set. */
    static Optional<OwnerReference> deployment(ReplicaSet set) {
        return Owners.controllerOf(set).filter(it -> it.kind().equals("Deployment"));
    }

    /** The active pods of a replica set, by its uid. */
    Set<ObjectKey> pods(String set) {
        return podsBySet.getOrDefault(set, Collections.emptySet());
    }

    /** The replica sets of a deployment, by its uid. */
    Set<ObjectKey> sets(String deployment) {
        return setsByDeployment.getOrDefault(deployment, Collections.emptySet());
    }

    static Optional<ReplicaSet> find(OwnerReference set, String namespace, ClusterState state) {
        return state.find(ReplicaSet.class, new ObjectKey(namespace, set.name()))
                .filter(it -> it.uid().equals(set.uid()));
    }

    static Optional<Deployment> findDeployment(ReplicaSet set, ClusterState state) {
        return deployment(set)
                .flatMap(owner -> state.find(Deployment.class, new ObjectKey(set.namespace(), owner.name()))
                        .filter(it -> it.uid().equals(owner.uid())));
    }

    /** How many pods a replica set wants. */
    static int wanted(ReplicaSet set) {
        return set.spec().replicas().orElse(1);
    }
}
