package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.AzureDiskVolumeSource;
import dev.coracle.model.core.RBDVolumeSource;
import dev.coracle.model.core.ScaleIOVolumeSource;
import dev.coracle.model.core.Volume;

/** The defaults of volumes that are disks outside the cluster. */
final class DiskDefaults {
    static final String RBD_POOL = "rbd";
    static final String RBD_USER = "admin";
    static final String RBD_KEYRING = "/etc/ceph/keyring";
    static final String SCALE_IO_MODE = "ThinProvisioned";
    static final String SCALE_IO_FILE_SYSTEM = "xfs";

    private DiskDefaults() {}

    static Volume apply(Volume given) {
        Volume volume = given;
        if (volume.iscsi().isPresent() && volume.iscsi().get().iscsiInterface().isEmpty()) {
            volume = volume.withIscsi(volume.iscsi().get().withIscsiInterface("default"));
        }
        if (volume.rbd().isPresent()) volume = volume.withRbd(rbd(volume.rbd().get()));
        if (volume.azureDisk().isPresent()) {
            volume = volume.withAzureDisk(azure(volume.azureDisk().get()));
        }
        return volume.scaleIO().isPresent()
                ? volume.withScaleIO(scaleIo(volume.scaleIO().get()))
                : volume;
    }

    private static RBDVolumeSource rbd(RBDVolumeSource given) {
        RBDVolumeSource source = given.pool().isPresent() ? given : given.withPool(RBD_POOL);
        if (source.user().isEmpty()) source = source.withUser(RBD_USER);
        return source.keyring().isPresent() ? source : source.withKeyring(RBD_KEYRING);
    }

    static AzureDiskVolumeSource azure(AzureDiskVolumeSource given) {
        AzureDiskVolumeSource source = given.cachingMode().isPresent() ? given : given.withCachingMode("ReadWrite");
        if (source.kind().isEmpty()) source = source.withKind("Shared");
        if (source.fsType().isEmpty()) source = source.withFsType("ext4");
        return source.readOnly().isPresent() ? source : source.withReadOnly(false);
    }

    private static ScaleIOVolumeSource scaleIo(ScaleIOVolumeSource given) {
        ScaleIOVolumeSource source = given.storageMode().isPresent() ? given : given.withStorageMode(SCALE_IO_MODE);
        return source.fsType().isPresent() ? source : source.withFsType(SCALE_IO_FILE_SYSTEM);
    }
}
