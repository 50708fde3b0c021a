package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Volume;
import dev.coracle.model.volume.PodClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those of a pod's volumes that may keep it from a node.
 *
 * @param claims claims that it uses
 * @param disks volumes, named in the pod itself, that only one node can have at a time
 */
public record PodVolumes(List<Claimed> claims, List<Volume> disks) {
    private static final PodVolumes NONE = new PodVolumes(List.of(), List.of());

    /**
     * A claim that a pod uses.
     *
     * @param name the claim's, in the pod's namespace
     * @param isEphemeral whether it is made for the pod
     */
    public record Claimed(String name, boolean isEphemeral) {}

    static PodVolumes of(Pod pod) {
        List<Claimed> claims = null;
        List<Volume> disks = null;
        for (Volume volume : pod.spec().volumes()) {
            Optional<String> claim = PodClaims.name(pod, volume);
            if (claim.isPresent()) {
                if (claims == null) claims = new ArrayList<>();
                claims.add(new Claimed(claim.get(), volume.ephemeral().isPresent()));
            } else if (isDisk(volume)) {
                if (disks == null) disks = new ArrayList<>();
                disks.add(volume);
            }
        }
        if (claims == null && disks == null) return NONE;
        return new PodVolumes(
                claims == null ? List.of() : List.copyOf(claims), disks == null ? List.of() : List.copyOf(disks));
    }

    private static boolean isDisk(Volume volume) {
        return volume.gcePersistentDisk().isPresent()
                || volume.awsElasticBlockStore().isPresent()
                || volume.rbd().isPresent()
                || volume.iscsi().isPresent();
    }

    /** Whether the pod uses a claim of this name. */
    public boolean uses(String claim) {
        for (Claimed it : claims) {
            if (it.name().equals(claim)) return true;
        }
        return false;
    }
}
