package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import java.util.ArrayList;
import java.util.List;

/** What has to be written so that a pod gets its volumes on a node. */
final class Changes {
    private final List<PersistentVolume> volumes = new ArrayList<>(0);
    private final List<PersistentVolumeClaim> claims = new ArrayList<>(0);
    private final List<PersistentVolumeClaim> waiting = new ArrayList<>(0);

    /** A claim gets a volume that is there, which has to change for that unless it was set aside for the claim. */
    void bind(PersistentVolumeClaim claim, PersistentVolume volume, PersistentVolume bound) {
        if (bound != volume) volumes.add(bound);
        waiting.add(claim);
    }

    /** A claim gets a volume that is to be made. */
    void provision(PersistentVolumeClaim claim, PersistentVolumeClaim placed) {
        if (placed != claim) claims.add(placed);
        waiting.add(placed);
    }

    /** Volumes with the claims that get them. */
    List<PersistentVolume> volumes() {
        return volumes;
    }

    /** Claims with the node where they are needed. */
    List<PersistentVolumeClaim> claims() {
        return claims;
    }

    /** Claims that have to be bound before the pod can be. */
    List<PersistentVolumeClaim> waiting() {
        return waiting;
    }
}
