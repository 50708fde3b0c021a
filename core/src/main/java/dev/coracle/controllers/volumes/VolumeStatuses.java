package dev.coracle.controllers.volumes;

import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.Time;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimStatus;
import dev.coracle.model.core.PersistentVolumeStatus;
import dev.coracle.model.meta.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Says in their status what is known of volumes and claims, where it says something new. */
final class VolumeStatuses {
    private final ControllerContext context;

    VolumeStatuses(ControllerContext context) {
        this.context = context;
    }

    /** The claim that a volume refers to. */
    static Optional<ObjectKey> holder(PersistentVolume volume) {
        return volume.spec()
                .claimRef()
                .map(it -> new ObjectKey(it.namespace().orElse(""), it.name().orElse("")));
    }

    /** Where a volume is in its life, and why. */
    PersistentVolume phase(PersistentVolume volume, String phase, Optional<String> message) {
        PersistentVolumeStatus status = volume.status();
        if (status.phase().equals(Optional.of(phase)) && status.message().equals(message)) return volume;
        PersistentVolumeStatus changed = status.withPhase(phase).withMessage(message);
        if (!status.phase().equals(changed.phase())) {
            changed =
                    changed.withLastPhaseTransitionTime(new Time(context.clock().now()));
        }
        return context.client().of(PersistentVolume.class).updateStatus(volume.withStatus(changed));
    }

    /** The claim has this volume. */
    void bound(PersistentVolumeClaim claim, PersistentVolume volume) {
        write(
                claim,
                claim.status()
                        .withPhase("Bound")
                        .withAccessModes(volume.spec().accessModes())
                        .withCapacity(volume.spec().capacity()));
    }

    /** The claim has no volume; whether that is new. */
    boolean phase(PersistentVolumeClaim claim, String phase) {
        return write(
                claim,
                claim.status().withPhase(phase).withAccessModes(List.of()).withCapacity(Collections.emptyMap()));
    }

    private boolean write(PersistentVolumeClaim claim, PersistentVolumeClaimStatus status) {
        if (status.equals(claim.status())) return false;
        context.client().of(PersistentVolumeClaim.class).in(claim.namespace()).updateStatus(claim.withStatus(status));
        return true;
    }
}
