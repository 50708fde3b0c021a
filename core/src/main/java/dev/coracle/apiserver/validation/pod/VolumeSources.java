package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Volume;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Checks that one volume has just one source, and that source. */
public final class VolumeSources {
    private final FieldErrors errors;
    private final FieldPath path;
    private final boolean isPod;
    private int found;

    /** A check of the volume at a place; of a pod itself or of a template. */
    public VolumeSources(FieldErrors errors, FieldPath path, boolean isPod) {
        this.errors = errors;
        this.path = path;
        this.isPod = isPod;
    }

    /** Checks the sources. */
    public void check(Volume volume) {
        one("emptyDir", volume.emptyDir(), (place, it) -> {
            if (it.sizeLimit().map(limit -> limit.signum() < 0).orElse(false)) {
                errors.forbidden(place.child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
            }
        });
        one("hostPath", volume.hostPath(), (place, it) -> FileVolumeRules.hostPath(errors, place, it));
        attached(volume);
        one("secret", volume.secret(), (place, it) -> FileVolumeRules.secret(errors, place, it));
        one("nfs", volume.nfs(), (place, it) -> DiskVolumeRules.nfs(errors, place, it));
        networked(volume);
        one(
                "persistentVolumeClaim",
                volume.persistentVolumeClaim(),
                (place, it) -> required(place, "claimName", it.claimName()));
        one("downwardAPI", volume.downwardAPI(), (place, it) -> FileVolumeRules.downward(errors, place, it));
        one("configMap", volume.configMap(), (place, it) -> FileVolumeRules.configMap(errors, place, it));
        one("projected", volume.projected(), (place, it) -> ProjectionRules.check(errors, place, it));
        one("csi", volume.csi(), (place, it) -> DiskVolumeRules.csi(errors, place, it));
        one("ephemeral", volume.ephemeral(), (place, it) -> DiskVolumeRules.ephemeral(errors, place, it));
        one("image", volume.image(), (place, it) -> {
            if (isPod) required(place, "reference", it.reference().orElse(""));
            Values.oneOf(errors, place, "pullPolicy", it.pullPolicy().orElse(""), ContainerRules.PULL_POLICIES);
        });
    }

    private void attached(Volume volume) {
        one("gitRepo", volume.gitRepo(), (place, it) -> {
            required(place, "repository", it.repository());
            Paths.relative(errors, place.child("directory"), it.directory().orElse(""));
        });
        one("gcePersistentDisk", volume.gcePersistentDisk(), (place, it) -> {
            required(path.child("persistentDisk"), "pdName", it.pdName());
            Values.between(errors, path.child("persistentDisk"), "partition", it.partition(), 0, 255);
        });
        one("awsElasticBlockStore", volume.awsElasticBlockStore(), (place, it) -> {
            required(place, "volumeID", it.volumeID());
            Values.between(errors, place, "partition", it.partition(), 0, 255);
        });
        one("iscsi", volume.iscsi(), (place, it) -> DiskVolumeRules.iscsi(errors, path, volume.name(), it));
        one("fc", volume.fc(), (place, it) -> DiskVolumeRules.fibreChannel(errors, place, it));
        one("flexVolume", volume.flexVolume(), (place, it) -> DiskVolumeRules.flex(errors, place, it));
        one("vsphereVolume", volume.vsphereVolume(), (place, it) -> required(place, "volumePath", it.volumePath()));
        one("photonPersistentDisk", volume.photonPersistentDisk(), (place, it) -> required(place, "pdID", it.pdID()));
        one("portworxVolume", volume.portworxVolume(), (place, it) -> required(place, "volumeID", it.volumeID()));
        one("azureDisk", volume.azureDisk(), (place, it) -> DiskVolumeRules.azureDisk(errors, place, it));
    }

    private void networked(Volume volume) {
        one("glusterfs", volume.glusterfs(), (place, it) -> {
            required(place, "endpoints", it.endpoints());
            required(place, "path", it.path());
        });
        one("flocker", volume.flocker(), (place, it) -> DiskVolumeRules.flocker(errors, place, it));
        one("rbd", volume.rbd(), (place, it) -> {
            if (it.monitors().isEmpty()) errors.required(place.child("monitors"));
            required(place, "image", it.image());
        });
        one("cinder", volume.cinder(), (place, it) -> {
            required(place, "volumeID", it.volumeID());
            it.secretRef()
                    .ifPresent(ref -> required(
                            place.child("secretRef"), "name", ref.name().orElse("")));
        });
        one("cephfs", volume.cephfs(), (place, it) -> {
            if (it.monitors().isEmpty()) errors.required(place.child("monitors"));
        });
        one("quobyte", volume.quobyte(), (place, it) -> DiskVolumeRules.quobyte(errors, place, it));
        one("azureFile", volume.azureFile(), (place, it) -> {
            required(place, "secretName", it.secretName());
            required(place, "shareName", it.shareName());
        });
        one("storageos", volume.storageos(), (place, it) -> DiskVolumeRules.storageOs(errors, place, it));
        one("scaleIO", volume.scaleIO(), (place, it) -> {
            required(place, "gateway", it.gateway());
            required(place, "system", it.system());
            required(place, "volumeName", it.volumeName().orElse(""));
        });
    }

    /** How many sources the volume has. */
    public int found() {
        return found;
    }

    /** Checks one source more, by a rule of its own. */
    public <S> void one(String field, Optional<S> source, BiConsumer<FieldPath, S> rule) {
        if (source.isEmpty()) return;
        if (found > 0) {
            errors.forbidden(path.child(field), "may not specify more than 1 volume type");
        } else {
            rule.accept(path.child(field), source.get());
        }
        found++;
    }

    private void required(FieldPath place, String field, String value) {
        if (value.isEmpty()) errors.required(place.child(field));
    }
}
