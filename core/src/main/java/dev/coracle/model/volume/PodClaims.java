package dev.coracle.model.volume;

import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimVolumeSource;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims that pods use. */
public final class PodClaims {
    private PodClaims() {}

    /** The name of the claim that a volume of a pod means: one of the user's, or one that is made for the pod. */
    public static Optional<String> name(Pod pod, Volume volume) {
        if (volume.ephemeral().isPresent()) return Optional.of(pod.name() + "-" + volume.name());
        return volume.persistentVolumeClaim().map(PersistentVolumeClaimVolumeSource::claimName);
    }

    /** The names of all claims that a pod uses, in the order of its volumes. */
    public static List<String> names(Pod pod) {
        List<String> names = new ArrayList<>(0);
        for (Volume volume : pod.spec().volumes()) name(pod, volume).ifPresent(names::add);
        return names;
    }

    /** Whether a claim was made for a pod. */
    public static boolean isMadeFor(PersistentVolumeClaim claim, Pod pod) {
        return claim.metadata().ownerReferences().stream()
                .anyMatch(it -> it.controller().orElse(false) && it.uid().equals(pod.uid()));
    }
}
