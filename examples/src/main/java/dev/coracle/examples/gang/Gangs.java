package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The groups as the scheduler knows them: what the cluster shows, and who has been given a node that the cluster does not
 * show yet.
 */
final class Gangs {
    private final String profile;
    private final ObjectLister<PodGroup> groups;
    private final ObjectLister<Pod> pods;
    private final Function<String, List<Pod>> members;

    /** Uids of pods that have been given a node, and are not known to be bound to it. */
    private final Map<ObjectKey, String> reserved = new LinkedHashMap<>();

    /** Uids of pods that could not be bound, and have not been tried again since. */
    private final Map<ObjectKey, String> resting = new LinkedHashMap<>();

    Gangs(Handle handle) {
        profile = handle.profile();
        groups = handle.objects(PodGroup.class);
        pods = handle.objects(Pod.class);
        members = pods.index(
                GangScheduling.LABEL,
                pod -> nameOf(pod).map(ObjectKey::toString).stream().toList());
    }

    /** Name of the group to which a pod belongs. */
    static Optional<ObjectKey> nameOf(Pod pod) {
        return Optional.ofNullable(pod.labels().get(GangScheduling.LABEL))
                .map(name -> new ObjectKey(pod.namespace(), name));
    }

    Optional<Gang> find(ObjectKey name) {
        return groups.find(name.namespace(), name.name()).map(this::gang);
    }

    /** Groups of which some pods have a node, and others wait for one. */
    List<Gang> partial() {
        return groups.list().stream().map(this::gang).filter(Gang::isPartial).toList();
    }

    private Gang gang(PodGroup group) {
        List<Pod> placed = new ArrayList<>();
        List<Pod> unplaced = new ArrayList<>();
        for (Pod pod : members.apply(group.key().toString())) {
            if (isOver(pod)) continue;
            if (isBound(pod) || isReserved(pod)) placed.add(pod);
            else if (isOurs(pod)) unplaced.add(pod);
        }
        return new Gang(group.key(), group.spec(), List.copyOf(placed), List.copyOf(unplaced));
    }

    /** A pod has been given a node. */
    void reserve(Pod pod) {
        reserved.put(pod.key(), pod.uid());
    }

    /** A pod has lost its node before it was bound; returns whether it had one. */
    boolean unreserve(Pod pod) {
        return reserved.remove(pod.key(), pod.uid());
    }

    boolean isReserved(Pod pod) {
        return pod.uid().equals(reserved.get(pod.key()));
    }

    /** A pod could not be bound. */
    void rest(Pod pod) {
        resting.put(pod.key(), pod.uid());
    }

    /** A pod is tried. */
    void rested(Pod pod) {
        resting.remove(pod.key());
    }

    boolean isResting(PodInfo pod) {
        return pod.uid().equals(resting.get(pod.pod().key()));
    }

    /** Forgets those that the cluster shows to be bound, or gone. */
    void tidyUp() {
        for (Map<ObjectKey, String> uids : List.of(reserved, resting))
            uids.entrySet().removeIf(this::isSettled);
    }

    private boolean isSettled(Map.Entry<ObjectKey, String> uid) {
        ObjectKey key = uid.getKey();
        return pods.find(key.namespace(), key.name())
                .filter(pod -> pod.uid().equals(uid.getValue()) && !isBound(pod))
                .isEmpty();
    }

    private boolean isOurs(Pod pod) {
        return pod.spec().schedulingGates().isEmpty()
                && pod.spec().schedulerName().orElse(Profile.DEFAULT_NAME).equals(profile);
    }

    private static boolean isBound(Pod pod) {
        return pod.spec().nodeName().isPresent();
    }

    private static boolean isOver(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return pod.isTerminating() || phase.equals("Succeeded") || phase.equals("Failed");
    }
}
