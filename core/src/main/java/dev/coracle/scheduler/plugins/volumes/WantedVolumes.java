package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.PodClaims;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.model.volume.VolumeMatch;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import dev.coracle.scheduler.framework.Status;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The volumes that a pod wants.
 *
 * @param bound claims that have their volume
 * @param open claims that get theirs when the pod is scheduled, those that want least first
 */
record WantedVolumes(List<PersistentVolumeClaim> bound, List<Open> open) {
    /**
     * A claim without a volume.
     *
     * @param candidates volumes that would do, best first, wherever they can be reached from
     */
    record Open(PersistentVolumeClaim claim, VolumeMatch match, List<PersistentVolume> candidates) {}

    private static final Status IMMEDIATE = Status.unresolvable("pod has unbound immediate PersistentVolumeClaims");
    private static final Comparator<Open> BY_SIZE = Comparator.comparing(it -> VolumeMatch.size(it.claim()));

    /** What a pod wants, or why it cannot get it anywhere. */
    static Either<Status, WantedVolumes> of(PodInfo pod, Storage storage) {
        List<PersistentVolumeClaim> claims = new ArrayList<>();
        for (Claimed claimed : pod.volumes().claims()) {
            Either<String, PersistentVolumeClaim> found = usable(pod, claimed, storage);
            if (found.isLeft()) return Either.left(Status.unresolvable(found.getLeft()));
            claims.add(found.get());
        }
        return sorted(claims, storage);
    }

    private static Either<String, PersistentVolumeClaim> usable(PodInfo pod, Claimed claimed, Storage storage) {
        String name = "persistentvolumeclaim \"" + claimed.name() + "\"";
        Optional<PersistentVolumeClaim> found = storage.claim(pod.namespace(), claimed.name());
        if (found.isEmpty()) {
            return Either.left(
                    claimed.isEphemeral()
                            ? "waiting for ephemeral volume controller to create the " + name
                            : name + " not found");
        }
        PersistentVolumeClaim claim = found.get();
        if (claim.status().phase().equals(Optional.of("Lost"))) {
            return Either.left(name + " bound to non-existent persistentvolume \""
                    + claim.spec().volumeName().orElse("") + "\"");
        }
        if (claim.isTerminating()) return Either.left(name + " is being deleted");
        if (claimed.isEphemeral() && !PodClaims.isMadeFor(claim, pod.pod())) {
            return Either.left("PVC " + claim.key() + " was not created for pod " + pod + " (pod is not owner)");
        }
        return Either.right(claim);
    }

    private static Either<Status, WantedVolumes> sorted(List<PersistentVolumeClaim> claims, Storage storage) {
        List<PersistentVolumeClaim> bound = new ArrayList<>(claims.size());
        List<Open> open = new ArrayList<>(0);
        for (PersistentVolumeClaim claim : claims) {
            if (VolumeBindings.isComplete(claim)) {
                bound.add(claim);
                continue;
            }
            String className = VolumeBindings.className(claim);
            Optional<StorageClass> found = className.isEmpty() ? Optional.empty() : storage.storageClass(className);
            boolean waits = found.filter(VolumeBindings::waitsForConsumer).isPresent()
                    && claim.spec().volumeName().isEmpty();
            if (!waits) return Either.left(IMMEDIATE);
            VolumeMatch match = VolumeMatch.of(claim);
            open.add(new Open(claim, match, match.among(storage.volumesOf(className))));
        }
        open.sort(BY_SIZE);
        return Either.right(new WantedVolumes(bound, open));
    }
}
