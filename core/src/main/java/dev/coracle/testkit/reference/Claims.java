package dev.coracle.testkit.reference;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.PodClaims;
import dev.coracle.model.volume.VolumeBindings;
import java.util.List;
import java.util.Optional;

/** The claims that pods use, and what is wrong with them wherever a pod goes. */
final class Claims {
    private static final String RESTRICTIONS = "VolumeRestrictions";
    private static final String BINDING = "VolumeBinding";

    private Claims() {}

    /** The volumes of a pod that stand for claims. */
    static List<Volume> in(Pod pod) {
        return pod.spec().volumes().stream()
                .filter(it -> PodClaims.name(pod, it).isPresent())
                .toList();
    }

    private static boolean isEphemeral(Volume volume) {
        return volume.ephemeral().isPresent();
    }

    private static String name(Pod pod, Volume volume) {
        return PodClaims.name(pod, volume).orElseThrow();
    }

    static Optional<PersistentVolumeClaim> find(ReferenceCluster cluster, Pod pod, Volume volume) {
        return cluster.stored(PersistentVolumeClaim.class, pod.namespace(), name(pod, volume));
    }

    static Optional<PersistentVolume> volume(ReferenceCluster cluster, PersistentVolumeClaim claim) {
        return claim.spec().volumeName().flatMap(it -> cluster.stored(PersistentVolume.class, "", it));
    }

    static Optional<StorageClass> storageClass(ReferenceCluster cluster, PersistentVolumeClaim claim) {
        return cluster.stored(StorageClass.class, "", VolumeBindings.className(claim));
    }

    /** The claims of the pod that have no volume, and get one when it is scheduled. */
    static boolean isOpen(PersistentVolumeClaim claim) {
        return !VolumeBindings.isComplete(claim);
    }

    /** Why the pod can be nowhere: what the first of the plugins says that has something to say. */
    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod) {
        return missing(cluster, pod).or(() -> unusable(cluster, pod)).or(() -> withoutVolume(cluster, pod));
    }

    private static Optional<Refusal> missing(ReferenceCluster cluster, Pod pod) {
        return in(pod).stream()
                .filter(it -> !isEphemeral(it) && find(cluster, pod, it).isEmpty())
                .findFirst()
                .map(it -> Refusal.unresolvable(RESTRICTIONS, quoted(name(pod, it)) + " not found"));
    }

    private static String quoted(String claim) {
        return "persistentvolumeclaim \"" + claim + "\"";
    }

    private static Optional<Refusal> unusable(ReferenceCluster cluster, Pod pod) {
        Optional<String> why = in(pod).stream()
                .flatMap(it -> unusable(cluster, pod, it).stream())
                .findFirst();
        boolean waits = in(pod).stream()
                .flatMap(it -> find(cluster, pod, it).stream())
                .anyMatch(it -> isOpen(it) && !mayWait(cluster, it));
        return why.or(() -> waits ? Optional.of("pod has unbound immediate PersistentVolumeClaims") : Optional.empty())
                .map(it -> Refusal.unresolvable(BINDING, it));
    }

    private static Optional<String> unusable(ReferenceCluster cluster, Pod pod, Volume volume) {
        Optional<PersistentVolumeClaim> found = find(cluster, pod, volume);
        String claim = quoted(name(pod, volume));
        if (found.isEmpty()) return Optional.of("waiting for ephemeral volume controller to create the " + claim);
        if (found.get().status().phase().equals(Optional.of("Lost"))) {
            String lost = found.get().spec().volumeName().orElse("");
            return Optional.of(claim + " bound to non-existent persistentvolume \"" + lost + "\"");
        }
        if (found.get().isTerminating()) return Optional.of(claim + " is being deleted");
        if (isEphemeral(volume) && !PodClaims.isMadeFor(found.get(), pod)) {
            return Optional.of(
                    "PVC " + found.get().key() + " was not created for pod " + pod.key() + " (pod is not owner)");
        }
        return Optional.empty();
    }

    /** Whether a claim's class says that it gets its volume only now, and nobody has chosen one for it. */
    private static boolean mayWait(ReferenceCluster cluster, PersistentVolumeClaim claim) {
        return claim.spec().volumeName().isEmpty()
                && storageClass(cluster, claim)
                        .filter(it -> it.volumeBindingMode().equals(Optional.of("WaitForFirstConsumer")))
                        .isPresent();
    }

    private static Optional<Refusal> withoutVolume(ReferenceCluster cluster, Pod pod) {
        return in(pod).stream()
                .filter(it -> !isEphemeral(it))
                .flatMap(it -> find(cluster, pod, it).stream())
                .filter(it -> !isOpen(it) && volume(cluster, it).isEmpty())
                .findFirst()
                .map(it -> Refusal.unresolvable(
                        "VolumeZone",
                        "persistentvolume \"" + it.spec().volumeName().orElse("") + "\" not found"));
    }

    /** Of claims that only one pod may use, how often other pods of the cluster use those of this pod. */
    static long usesOfExclusive(ReferenceCluster cluster, Pod pod) {
        List<String> exclusive = exclusive(cluster, pod);
        return cluster.nodes().stream()
                .flatMap(node -> cluster.on(node.name()).stream())
                .filter(it -> it.namespace().equals(pod.namespace()))
                .flatMap(it ->
                        in(it).stream().filter(claim -> !isEphemeral(claim)).map(claim -> name(it, claim)))
                .filter(exclusive::contains)
                .count();
    }

    /** How many of those claims other pods use. */
    static long usedExclusive(ReferenceCluster cluster, Pod pod) {
        return exclusive(cluster, pod).stream()
                .filter(claim -> cluster.nodes().stream()
                        .flatMap(node -> cluster.on(node.name()).stream())
                        .filter(it -> it.namespace().equals(pod.namespace()))
                        .anyMatch(it -> PodClaims.names(it).contains(claim)))
                .count();
    }

    private static List<String> exclusive(ReferenceCluster cluster, Pod pod) {
        return in(pod).stream()
                .filter(it -> !isEphemeral(it))
                .flatMap(it -> find(cluster, pod, it).stream())
                .filter(it -> it.spec().accessModes().contains("ReadWriteOncePod"))
                .map(PersistentVolumeClaim::name)
                .distinct()
                .toList();
    }
}
