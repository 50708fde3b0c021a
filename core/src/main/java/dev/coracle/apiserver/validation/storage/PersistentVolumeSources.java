package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.pod.DiskVolumeRules;
import dev.coracle.apiserver.validation.pod.VolumeSources;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.AzureFileVolumeSource;
import dev.coracle.model.core.CSIPersistentVolumeSource;
import dev.coracle.model.core.CephFSVolumeSource;
import dev.coracle.model.core.CinderVolumeSource;
import dev.coracle.model.core.FlexVolumeSource;
import dev.coracle.model.core.GlusterfsVolumeSource;
import dev.coracle.model.core.ISCSIVolumeSource;
import dev.coracle.model.core.LocalObjectReference;
import dev.coracle.model.core.LocalVolumeSource;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.core.RBDVolumeSource;
import dev.coracle.model.core.ScaleIOVolumeSource;
import dev.coracle.model.core.SecretReference;
import dev.coracle.model.core.StorageOSVolumeSource;
import dev.coracle.model.core.Volume;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Where the storage of a volume is. Most sources are what a pod's volume may have too, and are checked as such. */
final class PersistentVolumeSources {
    private PersistentVolumeSources() {}

    static void check(FieldErrors errors, FieldPath path, String name, PersistentVolumeSpec spec) {
        VolumeSources sources = new VolumeSources(errors, path, true);
        sources.check(inPod(name, spec));
        sources.one("local", spec.local(), (place, it) -> local(errors, path, it, spec));
        sources.one("csi", spec.csi(), (place, it) -> csi(errors, place, it));
        spec.azureFile()
                .flatMap(it -> it.secretNamespace())
                .filter(String::isEmpty)
                .ifPresent(it -> errors.required(path.child("azureFile").child("secretNamespace"), "must be set"));
        if (sources.found() == 0) errors.required(path, "must specify a volume type");
    }

    private static void local(FieldErrors errors, FieldPath path, LocalVolumeSource source, PersistentVolumeSpec spec) {
        FieldPath place = path.child("local").child("path");
        if (source.path().isEmpty()) errors.required(place);
        if (Arrays.asList(source.path().split("/", -1)).contains("..")) {
            errors.invalid(place, source.path(), "must not contain '..'");
        }
        if (spec.nodeAffinity().flatMap(it -> it.required()).isEmpty()) {
            errors.required(path.child("nodeAffinity"), "Local volume requires node affinity");
        }
    }

    private static void csi(FieldErrors errors, FieldPath path, CSIPersistentVolumeSource source) {
        DiskVolumeRules.driverName(errors, path.child("driver"), source.driver());
        if (source.volumeHandle().isEmpty()) errors.required(path.child("volumeHandle"));
        secret(errors, path.child("controllerPublishSecretRef"), source.controllerPublishSecretRef());
        secret(errors, path.child("controllerExpandSecretRef"), source.controllerExpandSecretRef());
        secret(errors, path.child("nodePublishSecretRef"), source.nodePublishSecretRef());
        secret(errors, path.child("nodeExpandSecretRef"), source.nodeExpandSecretRef());
        secret(errors, path.child("nodeStageSecretRef"), source.nodeStageSecretRef());
    }

    private static void secret(FieldErrors errors, FieldPath path, Optional<SecretReference> secret) {
        if (secret.isEmpty()) return;
        if (secret.get().name().isEmpty()) errors.required(path.child("name"));
        if (secret.get().namespace().isEmpty()) errors.required(path.child("namespace"));
    }

    /** The volume of a pod with the same source; empty of those that only persistent volumes have. */
    private static Volume inPod(String name, PersistentVolumeSpec spec) {
        Volume.Builder volume = Volume.builder()
                .name(name)
                .awsElasticBlockStore(spec.awsElasticBlockStore())
                .azureDisk(spec.azureDisk())
                .fc(spec.fc())
                .flocker(spec.flocker())
                .gcePersistentDisk(spec.gcePersistentDisk())
                .hostPath(spec.hostPath())
                .nfs(spec.nfs())
                .photonPersistentDisk(spec.photonPersistentDisk())
                .portworxVolume(spec.portworxVolume())
                .quobyte(spec.quobyte())
                .vsphereVolume(spec.vsphereVolume());
        networked(volume, spec);
        spec.cinder()
                .ifPresent(it -> volume.cinder(CinderVolumeSource.builder()
                        .volumeID(it.volumeID())
                        .secretRef(local(it.secretRef()))
                        .build()));
        spec.flexVolume()
                .ifPresent(it -> volume.flexVolume(FlexVolumeSource.builder()
                        .driver(it.driver())
                        .options(it.options())
                        .build()));
        spec.iscsi()
                .ifPresent(it -> volume.iscsi(ISCSIVolumeSource.builder()
                        .chapAuthDiscovery(it.chapAuthDiscovery())
                        .chapAuthSession(it.chapAuthSession())
                        .initiatorName(it.initiatorName())
                        .iqn(it.iqn())
                        .lun(it.lun())
                        .secretRef(local(it.secretRef()))
                        .targetPortal(it.targetPortal())
                        .build()));
        spec.storageos()
                .ifPresent(it -> volume.storageos(StorageOSVolumeSource.builder()
                        .volumeName(it.volumeName())
                        .volumeNamespace(it.volumeNamespace())
                        .build()));
        return volume.build();
    }

    private static void networked(Volume.Builder volume, PersistentVolumeSpec spec) {
        spec.azureFile()
                .ifPresent(it -> volume.azureFile(AzureFileVolumeSource.builder()
                        .secretName(it.secretName())
                        .shareName(it.shareName())
                        .build()));
        spec.cephfs()
                .ifPresent(it -> volume.cephfs(
                        CephFSVolumeSource.builder().monitors(it.monitors()).build()));
        spec.glusterfs()
                .ifPresent(it -> volume.glusterfs(GlusterfsVolumeSource.builder()
                        .endpoints(it.endpoints())
                        .path(it.path())
                        .build()));
        spec.rbd()
                .ifPresent(it -> volume.rbd(RBDVolumeSource.builder()
                        .monitors(it.monitors())
                        .image(it.image())
                        .build()));
        spec.scaleIO()
                .ifPresent(it -> volume.scaleIO(ScaleIOVolumeSource.builder()
                        .gateway(it.gateway())
                        .system(it.system())
                        .volumeName(it.volumeName())
                        .build()));
    }

    private static Optional<LocalObjectReference> local(Optional<SecretReference> secret) {
        return secret.map(it -> LocalObjectReference.builder().name(it.name()).build());
    }

    /** A spec with nothing but its sources. */
    static PersistentVolumeSpec only(PersistentVolumeSpec spec) {
        return spec.withAccessModes(List.of())
                .withCapacity(Collections.emptyMap())
                .withClaimRef(Optional.empty())
                .withMountOptions(List.of())
                .withNodeAffinity(Optional.empty())
                .withPersistentVolumeReclaimPolicy(Optional.empty())
                .withStorageClassName(Optional.empty())
                .withVolumeAttributesClassName(Optional.empty())
                .withVolumeMode(Optional.empty());
    }
}
