package dev.coracle.scheduler.decide;

import dev.coracle.model.ModelValue;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A situation to judge.
 *
 * @param name tells it from others
 * @param nodes the nodes
 * @param pods the pods on them; pods without a node count as waiting for one, which is of interest to some plugins
 * @param namespaces the namespaces
 * @param services the services
 * @param budgets the disruption budgets
 * @param others objects of other kinds: volumes, claims, storage classes, what CSI drivers say of nodes and of what is left;
 *     and what plugins of one's own ask for
 * @param pod the pod to be scheduled
 * @param preempt whether it is asked for room being made, where the pod fits nowhere
 */
public record Case(
        String name,
        List<Node> nodes,
        List<Pod> pods,
        List<Namespace> namespaces,
        List<Service> services,
        List<PodDisruptionBudget> budgets,
        List<ApiObject> others,
        Pod pod,
        boolean preempt) {
    /** The kinds of what belongs to storage. */
    static final List<Class<? extends ApiObject>> STORAGE = List.of(
            PersistentVolume.class,
            PersistentVolumeClaim.class,
            StorageClass.class,
            CSINode.class,
            CSIDriver.class,
            CSIStorageCapacity.class,
            VolumeAttachment.class);

    /**
     * Reads a case from one line of JSON: {@code name}, {@code nodes}, {@code pods}, {@code namespaces}, {@code services},
     * {@code podDisruptionBudgets}, {@code persistentVolumes}, {@code persistentVolumeClaims}, {@code storageClasses},
     * {@code csiNodes}, {@code csiDrivers}, {@code csiStorageCapacities}, {@code volumeAttachments}, {@code pod}, {@code
     * preempt}.
     *
     * @throws dev.coracle.model.json.DecodeException where it is not JSON, or an object is malformed
     */
    public static Case parse(String line) {
        if (!(Json.parse(line).tree() instanceof Map<?, ?> tree)) {
            throw new IllegalArgumentException("a case must be a JSON object");
        }
        return new Case(
                String.valueOf(tree.get("name")),
                list(tree, "nodes", Node.class),
                list(tree, "pods", Pod.class),
                list(tree, "namespaces", Namespace.class),
                list(tree, "services", Service.class),
                list(tree, "podDisruptionBudgets", PodDisruptionBudget.class),
                storage(tree),
                Json.fromTree(Pod.class, tree.get("pod")),
                Boolean.parseBoolean(String.valueOf(tree.get("preempt"))));
    }

    private static List<ApiObject> storage(Map<?, ?> tree) {
        List<ApiObject> storage = new ArrayList<>();
        storage.addAll(list(tree, "persistentVolumes", PersistentVolume.class));
        storage.addAll(list(tree, "persistentVolumeClaims", PersistentVolumeClaim.class));
        storage.addAll(list(tree, "storageClasses", StorageClass.class));
        storage.addAll(list(tree, "csiNodes", CSINode.class));
        storage.addAll(list(tree, "csiDrivers", CSIDriver.class));
        storage.addAll(list(tree, "csiStorageCapacities", CSIStorageCapacity.class));
        storage.addAll(list(tree, "volumeAttachments", VolumeAttachment.class));
        return storage;
    }

    private static <T extends ModelValue> List<T> list(Map<?, ?> tree, String field, Class<T> type) {
        if (!(tree.get(field) instanceof List<?> objects)) return List.of();
        return objects.stream().map(object -> Json.fromTree(type, object)).toList();
    }
}
