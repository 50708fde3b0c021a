package dev.coracle.apiserver.defaults;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.AzureDiskVolumeSource;
import dev.coracle.model.core.ISCSIPersistentVolumeSource;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimSpec;
import dev.coracle.model.core.PersistentVolumeClaimStatus;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.core.RBDPersistentVolumeSource;
import dev.coracle.model.core.ScaleIOPersistentVolumeSource;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSIDriverSpec;
import dev.coracle.model.storage.StorageClass;
import java.util.List;
import java.util.Map;

/** The defaults of what belongs to storage. */
final class StorageDefaults {
    private static final String PENDING = "Pending";
    private static final String FILESYSTEM = "Filesystem";

    private StorageDefaults() {}

    static PersistentVolume volume(PersistentVolume volume) {
        PersistentVolumeSpec spec = volume.spec();
        if (spec.persistentVolumeReclaimPolicy().isEmpty()) spec = spec.withPersistentVolumeReclaimPolicy("Retain");
        if (spec.volumeMode().isEmpty()) spec = spec.withVolumeMode(FILESYSTEM);
        Map<String, Quantity> capacity = Amounts.rounded(spec.capacity());
        if (capacity != spec.capacity()) spec = spec.withCapacity(capacity);
        return volume.withSpec(source(spec))
                .withStatus(
                        volume.status().phase().isPresent()
                                ? volume.status()
                                : volume.status().withPhase(PENDING));
    }

    private static PersistentVolumeSpec source(PersistentVolumeSpec given) {
        PersistentVolumeSpec spec = given;
        if (spec.hostPath().isPresent() && spec.hostPath().get().type().isEmpty()) {
            spec = spec.withHostPath(spec.hostPath().get().withType(""));
        }
        if (spec.iscsi().isPresent() && spec.iscsi().get().iscsiInterface().isEmpty()) {
            ISCSIPersistentVolumeSource iscsi = spec.iscsi().get();
            spec = spec.withIscsi(iscsi.withIscsiInterface("default"));
        }
        if (spec.rbd().isPresent()) spec = spec.withRbd(rbd(spec.rbd().get()));
        if (spec.azureDisk().isPresent()) {
            AzureDiskVolumeSource disk = spec.azureDisk().get();
            spec = spec.withAzureDisk(DiskDefaults.azure(disk));
        }
        return spec.scaleIO().isPresent()
                ? spec.withScaleIO(scaleIo(spec.scaleIO().get()))
                : spec;
    }

    private static RBDPersistentVolumeSource rbd(RBDPersistentVolumeSource given) {
        RBDPersistentVolumeSource source = given.pool().isPresent() ? given : given.withPool(DiskDefaults.RBD_POOL);
        if (source.user().isEmpty()) source = source.withUser(DiskDefaults.RBD_USER);
        return source.keyring().isPresent() ? source : source.withKeyring(DiskDefaults.RBD_KEYRING);
    }

    private static ScaleIOPersistentVolumeSource scaleIo(ScaleIOPersistentVolumeSource given) {
        ScaleIOPersistentVolumeSource source =
                given.storageMode().isPresent() ? given : given.withStorageMode(DiskDefaults.SCALE_IO_MODE);
        return source.fsType().isPresent() ? source : source.withFsType(DiskDefaults.SCALE_IO_FILE_SYSTEM);
    }

    static PersistentVolumeClaim claim(PersistentVolumeClaim claim) {
        PersistentVolumeClaimStatus status = claim.status();
        if (status.phase().isEmpty()) status = status.withPhase(PENDING);
        return claim.withSpec(claim(claim.spec())).withStatus(status);
    }

    static PersistentVolumeClaimSpec claim(PersistentVolumeClaimSpec given) {
        PersistentVolumeClaimSpec spec = given.volumeMode().isPresent() ? given : given.withVolumeMode(FILESYSTEM);
        Map<String, Quantity> requests = Amounts.rounded(spec.resources().requests());
        return requests == spec.resources().requests()
                ? spec
                : spec.withResources(spec.resources().withRequests(requests));
    }

    static StorageClass storageClass(StorageClass it) {
        StorageClass complete = it.reclaimPolicy().isPresent() ? it : it.withReclaimPolicy("Delete");
        return complete.volumeBindingMode().isPresent() ? complete : complete.withVolumeBindingMode("Immediate");
    }

    static CSIDriver driver(CSIDriver driver) {
        CSIDriverSpec spec = driver.spec();
        spec = spec.withAttachRequired(spec.attachRequired().orElse(true))
                .withPodInfoOnMount(spec.podInfoOnMount().orElse(false))
                .withStorageCapacity(spec.storageCapacity().orElse(false))
                .withFsGroupPolicy(spec.fsGroupPolicy().orElse("ReadWriteOnceWithFSType"))
                .withRequiresRepublish(spec.requiresRepublish().orElse(false))
                .withSeLinuxMount(spec.seLinuxMount().orElse(false));
        if (spec.volumeLifecycleModes().isEmpty()) spec = spec.withVolumeLifecycleModes(List.of("Persistent"));
        return driver.withSpec(spec);
    }
}
