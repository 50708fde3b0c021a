package dev.coracle.model.schema;

import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.autoscaling.Scale;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Binding;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Secret;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.policy.Eviction;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which type of the model a document's {@code apiVersion} and {@code kind} stand for. Immutable. */
public final class Scheme {
    private static final Scheme BUILT_IN = new Scheme(new LinkedHashMap<>())
            .with(List.of(
                    Pod.class,
                    Node.class,
                    Namespace.class,
                    Service.class,
                    Endpoints.class,
                    EndpointSlice.class,
                    ConfigMap.class,
                    Secret.class,
                    ServiceAccount.class,
                    PersistentVolume.class,
                    PersistentVolumeClaim.class,
                    Event.class,
                    Binding.class,
                    ReplicationController.class,
                    ReplicaSet.class,
                    Deployment.class,
                    Scale.class,
                    Lease.class,
                    PodDisruptionBudget.class,
                    Eviction.class,
                    PriorityClass.class,
                    StorageClass.class,
                    CSINode.class,
                    CSIDriver.class,
                    CSIStorageCapacity.class,
                    VolumeAttachment.class,
                    Status.class,
                    DeleteOptions.class));

    private final Map<String, Class<? extends TypeMeta>> types;

    private Scheme(Map<String, Class<? extends TypeMeta>> types) {
        this.types = types;
    }

    /** All types of the model. */
    public static Scheme builtIn() {
        return BUILT_IN;
    }

    /** This scheme and more types, each with {@link GroupVersionKind}; a later one replaces an earlier one. */
    public Scheme with(List<Class<? extends TypeMeta>> more) {
        Map<String, Class<? extends TypeMeta>> all = new LinkedHashMap<>(types);
        for (Class<? extends TypeMeta> type : more) {
            GroupVersionKind name = type.getAnnotation(GroupVersionKind.class);
            if (name == null) throw new IllegalArgumentException(type.getName() + " needs @GroupVersionKind");
            String prefix = name.group().isEmpty() ? "" : name.group() + "/";
            all.put(key(prefix + name.version(), name.kind()), type);
        }
        return new Scheme(all);
    }

    /** The type of a document. */
    public Optional<Class<? extends TypeMeta>> find(String apiVersion, String kind) {
        return Optional.ofNullable(types.get(key(apiVersion, kind)));
    }

    /** Every type, in the order they were added. */
    public List<Class<? extends TypeMeta>> types() {
        return List.copyOf(types.values());
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }
}
