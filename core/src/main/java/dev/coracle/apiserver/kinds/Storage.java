package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.Portion;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.storage.CSIDriverRules;
import dev.coracle.apiserver.validation.storage.CSINodeRules;
import dev.coracle.apiserver.validation.storage.CSIStorageCapacityRules;
import dev.coracle.apiserver.validation.storage.PersistentVolumeClaimRules;
import dev.coracle.apiserver.validation.storage.PersistentVolumeRules;
import dev.coracle.apiserver.validation.storage.StorageClassRules;
import dev.coracle.apiserver.validation.storage.VolumeAttachmentRules;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimStatus;
import dev.coracle.model.core.PersistentVolumeStatus;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.model.storage.VolumeAttachmentStatus;

/** Where pods keep what outlives them: volumes, claims, storage classes, and what CSI drivers say. */
final class Storage {
    static final ServedKind<PersistentVolume> VOLUMES = ServedKind.of(PersistentVolume.class)
            .defaults(Defaults::persistentVolume)
            .rules(new PersistentVolumeRules())
            .deletionReturnsObject(true)
            .prepareCreate(it -> it.withStatus(
                    PersistentVolumeStatus.builder().phase("Pending").build()))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of((asked, stored) -> asked.withSpec(stored.spec()), PersistentVolumeRules::updateStatus))
            .build();

    static final ServedKind<PersistentVolumeClaim> CLAIMS = ServedKind.of(PersistentVolumeClaim.class)
            .defaults(Defaults::persistentVolumeClaim)
            .rules(new PersistentVolumeClaimRules())
            .deletionReturnsObject(true)
            .prepareCreate(it -> it.withStatus(
                    PersistentVolumeClaimStatus.builder().phase("Pending").build()))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of(
                            (asked, stored) -> asked.withSpec(stored.spec()), PersistentVolumeClaimRules::updateStatus))
            .build();

    static final ServedKind<StorageClass> CLASSES = ServedKind.of(StorageClass.class)
            .defaults(Defaults::storageClass)
            .rules(new StorageClassRules())
            .deletionReturnsObject(true)
            .build();

    static final ServedKind<CSIDriver> DRIVERS = ServedKind.of(CSIDriver.class)
            .defaults(Defaults::csiDriver)
            .rules(new CSIDriverRules())
            .deletionReturnsObject(true)
            .updateNeedsRevision(true)
            .specification(CSIDriver::spec)
            .build();

    static final ServedKind<CSINode> NODES = ServedKind.of(CSINode.class)
            .rules(new CSINodeRules())
            .deletionReturnsObject(true)
            .updateNeedsRevision(true)
            .build();

    static final ServedKind<CSIStorageCapacity> CAPACITIES = ServedKind.of(CSIStorageCapacity.class)
            .rules(new CSIStorageCapacityRules())
            .updateNeedsRevision(true)
            .build();

    static final ServedKind<VolumeAttachment> ATTACHMENTS = ServedKind.of(VolumeAttachment.class)
            .rules(new VolumeAttachmentRules())
            .deletionReturnsObject(true)
            .updateNeedsRevision(true)
            .prepareCreate(it -> it.withStatus(VolumeAttachmentStatus.EMPTY))
            .prepareUpdate((asked, stored) -> asked.withStatus(stored.status()))
            .putPortion(
                    "status",
                    Portion.of((asked, stored) -> asked.withSpec(stored.spec()), VolumeAttachmentRules::updateStatus))
            .build();

    private Storage() {}
}
