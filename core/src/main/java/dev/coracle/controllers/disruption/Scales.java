package dev.coracle.controllers.disruption;

import dev.coracle.api.ApiException;
import dev.coracle.client.informer.Lister;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.model.schema.Scheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many pods those want who manage pods. Safe for all threads. */
final class Scales {
    private final ControllerContext context;
    private final Lister<ReplicaSet> replicaSets;
    private final Lister<Deployment> deployments;
    private final Lister<ReplicationController> replicationControllers;

    Scales(ControllerContext context) {
        this.context = context;
        replicaSets = context.lister(ReplicaSet.class);
        deployments = context.lister(Deployment.class);
        replicationControllers = context.lister(ReplicationController.class);
    }

    /**
     * How many pods are wanted.
     *
     * @param total by all who manage one of the pods
     * @param unmanaged names of pods that nobody manages
     * @param error why the total is not known
     */
    record Wanted(int total, List<String> unmanaged, Optional<String> error) {}

    /** Who manages pods, and how many it wants. */
    private record Manager(String uid, int replicas) {}

    Wanted of(List<Pod> pods) {
        Map<String, Integer> managers = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        List<String> unmanaged = new ArrayList<>();
        for (Pod pod : pods) {
            Optional<OwnerReference> owner = Owners.controllerOf(pod);
            if (owner.isEmpty()) {
                unmanaged.add(pod.name());
                continue;
            }
            if (known.containsKey(owner.get().uid())) continue;
            Optional<Manager> manager = find(pod.namespace(), owner.get());
            if (manager.isEmpty()) {
                String error = "found no controllers for pod \"" + pod.name() + "\"";
                return new Wanted(0, unmanaged, Optional.of(error));
            }
            known.put(owner.get().uid(), manager.get().uid());
            managers.put(manager.get().uid(), manager.get().replicas());
        }
        int total = managers.values().stream().mapToInt(Integer::intValue).sum();
        return new Wanted(total, unmanaged, Optional.empty());
    }

    private Optional<Manager> find(String namespace, OwnerReference owner) {
        ObjectKey key = new ObjectKey(namespace, owner.name());
        if (is(owner, ReplicaSet.class)) {
            return replicaSets
                    .find(key)
                    .filter(it -> it.uid().equals(owner.uid()))
                    .map(this::topmost);
        }
        if (is(owner, ReplicationController.class)) {
            return replicationControllers
                    .find(key)
                    .filter(it -> it.uid().equals(owner.uid()))
                    .map(it -> new Manager(it.uid(), it.spec().replicas().orElse(1)));
        }
        return Scheme.builtIn().find(owner.apiVersion(), owner.kind()).flatMap(type -> scaled(type, namespace, owner));
    }

    private static boolean is(OwnerReference owner, Class<? extends ApiObject> kind) {
        ResourceType<?> type = ResourceType.of(kind);
        return owner.kind().equals(type.kind()) && owner.apiVersion().equals(type.apiVersion());
    }

    /** A deployment wants what all its replica sets have together. */
    private Manager topmost(ReplicaSet set) {
        return Owners.controllerKey(set, Deployment.class)
                .flatMap(deployments::find)
                .filter(it -> Owners.isControlledBy(set, it))
                .map(it -> new Manager(it.uid(), it.spec().replicas().orElse(1)))
                .orElseGet(() -> new Manager(set.uid(), set.spec().replicas().orElse(1)));
    }

    private Optional<Manager> scaled(Class<? extends TypeMeta> type, String namespace, OwnerReference owner) {
        try {
            Scale scale = context.client()
                    .of(type.asSubclass(ApiObject.class))
                    .in(namespace)
                    .scale(owner.name());
            boolean same = scale.metadata().uid().equals(Optional.of(owner.uid()));
            return same ? Optional.of(new Manager(owner.uid(), scale.spec().replicas())) : Optional.empty();
        } catch (ApiException e) {
            if (e.isNotFound()) return Optional.empty();
            throw e;
        }
    }
}
