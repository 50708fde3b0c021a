package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events may help pods that a plugin for volumes refused. */
final class VolumeHints {
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String VOLUME = "PersistentVolume";
    private static final String CLASS = "StorageClass";
    private static final String CSI_NODE = "CSINode";

    private VolumeHints() {}

    /** A hint that sees objects of a type. */
    private interface Hint<T> {
        boolean worthAnotherTry(PodInfo pod, @Nullable T before, @Nullable T after);
    }

    private static <T extends ApiObject> EventRegistration of(
            String kind, Class<T> type, Hint<T> hint, Action first, Action... more) {
        return new EventRegistration(
                ClusterEvent.of(kind, first, more),
                (pod, before, after) -> hint.worthAnotherTry(
                        pod, before == null ? null : type.cast(before), after == null ? null : type.cast(after)));
    }

    private static EventRegistration always(String kind, Action first, Action... more) {
        return EventRegistration.of(ClusterEvent.of(kind, first, more));
    }

    /** A claim of the pod is there, or is another one now. */
    private static EventRegistration ownClaim() {
        return of(
                CLAIM,
                PersistentVolumeClaim.class,
                (pod, before, after) -> after != null && uses(pod, after),
                Action.ADD,
                Action.UPDATE_OTHER);
    }

    private static boolean uses(PodInfo pod, PersistentVolumeClaim claim) {
        return pod.namespace().equals(claim.namespace()) && pod.volumes().uses(claim.name());
    }

    static List<EventRegistration> ofBinding() {
        return List.of(
                of(
                        CLASS,
                        StorageClass.class,
                        (pod, before, after) -> before == null
                                || after == null
                                || !before.allowedTopologies().equals(after.allowedTopologies()),
                        Action.ADD,
                        Action.UPDATE_OTHER),
                ownClaim(),
                always(VOLUME, Action.ADD, Action.UPDATE_OTHER),
                always(ClusterEvent.NODE, Action.ADD, Action.UPDATE_NODE_LABEL),
                of(
                        "CSIDriver",
                        CSIDriver.class,
                        (pod, before, after) -> publishes(before) && !publishes(after),
                        Action.UPDATE_OTHER),
                of(
                        "CSIStorageCapacity",
                        CSIStorageCapacity.class,
                        (pod, before, after) -> before == null || after == null || isMore(before, after),
                        Action.ADD,
                        Action.UPDATE_OTHER));
    }

    private static boolean publishes(@Nullable CSIDriver driver) {
        return driver != null && driver.spec().storageCapacity().orElse(false);
    }

    private static boolean isMore(CSIStorageCapacity before, CSIStorageCapacity after) {
        Quantity least = StorageLeft.limit(before).orElse(Quantity.ZERO);
        return StorageLeft.limit(after).orElse(Quantity.ZERO).compareTo(least) > 0;
    }

    static List<EventRegistration> ofZone() {
        return List.of(
                of(
                        CLASS,
                        StorageClass.class,
                        (pod, before, after) -> after != null && VolumeBindings.waitsForConsumer(after),
                        Action.ADD),
                always(ClusterEvent.NODE, Action.ADD, Action.UPDATE_NODE_LABEL),
                ownClaim(),
                of(
                        VOLUME,
                        PersistentVolume.class,
                        (pod, before, after) -> before == null
                                || after == null
                                || !Place.of(before.labels()).equals(Place.of(after.labels())),
                        Action.ADD,
                        Action.UPDATE_OTHER));
    }

    static List<EventRegistration> ofRestrictions() {
        return List.of(
                of(
                        ClusterEvent.POD,
                        Pod.class,
                        (pod, before, after) -> before != null && lets(PodInfo.of(before), pod),
                        Action.DELETE),
                always(ClusterEvent.NODE, Action.ADD),
                ownClaim());
    }

    private static boolean lets(PodInfo gone, PodInfo pod) {
        if (DiskConflicts.between(pod.volumes().disks(), gone.volumes().disks())) return true;
        if (!gone.namespace().equals(pod.namespace())) return false;
        for (Claimed claimed : gone.volumes().claims()) {
            if (!claimed.isEphemeral() && pod.volumes().uses(claimed.name())) return true;
        }
        return false;
    }

    static List<EventRegistration> ofLimits() {
        return List.of(
                of(
                        CSI_NODE,
                        CSINode.class,
                        (pod, before, after) -> before == null || after == null || isRaised(before, after),
                        Action.ADD,
                        Action.UPDATE_OTHER),
                of(
                        ClusterEvent.POD,
                        Pod.class,
                        (pod, before, after) -> before != null && hadVolumes(before),
                        Action.DELETE),
                ownClaim(),
                of("VolumeAttachment", VolumeAttachment.class, (pod, before, after) -> true, Action.DELETE));
    }

    private static boolean isRaised(CSINode before, CSINode after) {
        Map<String, Integer> old = NodeVolumeLimits.limits(before);
        for (Map.Entry<String, Integer> limit : NodeVolumeLimits.limits(after).entrySet()) {
            Optional<Integer> was = Optional.ofNullable(old.get(limit.getKey()));
            if (was.filter(it -> it < limit.getValue()).isPresent()) return true;
        }
        return false;
    }

    private static boolean hadVolumes(Pod pod) {
        return pod.spec().nodeName().isPresent()
                && !PodInfo.of(pod).volumes().claims().isEmpty();
    }
}
