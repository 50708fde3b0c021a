package dev.coracle.controllers.volumes;

import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.volume.VolumeAnnotations;
import java.util.Optional;

/** Decides what is to be done about a volume. Pure. */
final class VolumePlanner {
    static final String AVAILABLE = "Available";
    static final String BOUND = "Bound";
    static final String RELEASED = "Released";
    static final String FAILED = "Failed";

    private static final String DELETE = "Delete";

    private VolumePlanner() {}

    /** What is to be done. */
    enum Step {
        /** Nothing but that its phase is said. */
        NOTHING,
        /** It forgets its claim, which has another volume. */
        UNBIND,
        /** Its claim is gone, and it is thrown away. */
        DELETE
    }

    /**
     * What is to be done about a volume.
     *
     * @param phase its phase from now on
     */
    record Plan(String phase, Step step) {}

    /** Decides, given the claim that the volume refers to, where that is there. */
    static Plan plan(PersistentVolume volume, Optional<PersistentVolumeClaim> named) {
        Optional<ObjectReference> holder = volume.spec().claimRef();
        if (holder.flatMap(ObjectReference::uid).isEmpty()) return new Plan(AVAILABLE, Step.NOTHING);
        Optional<PersistentVolumeClaim> claim =
                named.filter(it -> holder.get().uid().equals(Optional.of(it.uid())));
        if (claim.isEmpty()) return released(volume);
        Optional<String> chosen = claim.get().spec().volumeName();
        if (chosen.isEmpty()) return new Plan(phase(volume), Step.NOTHING); // the claim will get it
        if (chosen.get().equals(volume.name())) return new Plan(BOUND, Step.NOTHING);
        return isProvisioned(volume) && isDeleted(volume) ? released(volume) : new Plan(AVAILABLE, Step.UNBIND);
    }

    private static String phase(PersistentVolume volume) {
        return volume.status().phase().orElse(AVAILABLE);
    }

    private static Plan released(PersistentVolume volume) {
        String phase = phase(volume).equals(FAILED) ? FAILED : RELEASED;
        return new Plan(phase, isDeleted(volume) && !volume.isTerminating() ? Step.DELETE : Step.NOTHING);
    }

    private static boolean isDeleted(PersistentVolume volume) {
        return volume.spec().persistentVolumeReclaimPolicy().equals(Optional.of(DELETE));
    }

    private static boolean isProvisioned(PersistentVolume volume) {
        return volume.metadata().annotations().containsKey(VolumeAnnotations.PROVISIONED_BY);
    }
}
