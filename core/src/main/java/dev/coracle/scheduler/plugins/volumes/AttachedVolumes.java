package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.CSIPersistentVolumeSource;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.volume.PodClaims;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import java.util.Optional;
import java.util.Set;

/** Finds out which volumes of CSI drivers are, or will be, attached to nodes. */
final class AttachedVolumes {
    /**
     * A volume of a CSI driver.
     *
     * @param handle what the driver calls it; where it is yet to be made, the claim that it is made for
     */
    record Attached(String driver, String handle) {}

    private final Storage storage;
    private final ObjectLister<VolumeAttachment> attachments;

    AttachedVolumes(Handle handle) {
        storage = new Storage(handle);
        attachments = handle.objects(VolumeAttachment.class);
    }

    /**
     * Adds the volumes of a pod.
     *
     * @return a claim that is not there, or is not the pod's, where it is a new one and there is such a claim; nothing
     *     is known of its volumes then
     */
    Optional<String> addOf(PodInfo pod, boolean isNew, Set<Attached> volumes) {
        for (Claimed claimed : pod.volumes().claims()) {
            Optional<PersistentVolumeClaim> claim = storage.claim(pod.namespace(), claimed.name());
            if (claim.isEmpty()) {
                if (!isNew) continue;
                return Optional.of("looking up PVC " + pod.namespace() + "/" + claimed.name()
                        + ": persistentvolumeclaim \"" + claimed.name() + "\" not found");
            }
            if (claimed.isEphemeral() && !PodClaims.isMadeFor(claim.get(), pod.pod())) continue;
            volume(claim.get()).ifPresent(volumes::add);
        }
        return Optional.empty();
    }

    private Optional<Attached> volume(PersistentVolumeClaim claim) {
        Optional<PersistentVolume> volume = claim.spec().volumeName().flatMap(storage::volume);
        if (volume.isPresent()) return csi(volume.get());
        return storage.storageClass(VolumeBindings.className(claim))
                .map(StorageClass::provisioner)
                .filter(it -> !it.isEmpty())
                .map(it -> new Attached(it, "claim " + claim.key()));
    }

    private static Optional<Attached> csi(PersistentVolume volume) {
        Optional<CSIPersistentVolumeSource> source = volume.spec().csi();
        return source.map(it -> new Attached(it.driver(), it.volumeHandle()));
    }

    /** Adds the volumes that are attached to a node, whether a pod uses them or not. */
    void addOf(String node, Set<Attached> volumes) {
        for (VolumeAttachment attachment : attachments.list()) {
            if (!attachment.spec().nodeName().equals(node)) continue;
            attachment
                    .spec()
                    .source()
                    .persistentVolumeName()
                    .flatMap(storage::volume)
                    .flatMap(AttachedVolumes::csi)
                    .ifPresent(volumes::add);
        }
    }
}
