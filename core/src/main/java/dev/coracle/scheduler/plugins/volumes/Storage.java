package dev.coracle.scheduler.plugins.volumes;

import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.volume.VolumeBindings;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.ObjectLister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Volumes, claims and storage classes, with what the scheduler has decided about them. For the scheduler's worker. */
final class Storage {
    private final ObjectLister<PersistentVolume> volumes;
    private final ObjectLister<PersistentVolumeClaim> claims;
    private final ObjectLister<StorageClass> classes;
    private final Assumed<PersistentVolume> assumedVolumes = new Assumed<>();
    private final Assumed<PersistentVolumeClaim> assumedClaims = new Assumed<>();

    Storage(Handle handle) {
        volumes = handle.objects(PersistentVolume.class);
        claims = handle.objects(PersistentVolumeClaim.class);
        classes = handle.objects(StorageClass.class);
    }

    Optional<PersistentVolume> volume(String name) {
        return volumes.find("", name).map(assumedVolumes::now);
    }

    Optional<PersistentVolumeClaim> claim(String namespace, String name) {
        return claims.find(namespace, name).map(assumedClaims::now);
    }

    Optional<StorageClass> storageClass(String name) {
        return classes.find("", name);
    }

    /** The volumes of a class, by name. */
    List<PersistentVolume> volumesOf(String className) {
        List<PersistentVolume> found = new ArrayList<>();
        for (PersistentVolume volume : volumes.list()) {
            if (VolumeBindings.className(volume).equals(className)) found.add(assumedVolumes.now(volume));
        }
        return found;
    }

    /** Volumes and claims will be changed so. */
    void assume(Changes changes) {
        changes.volumes().forEach(assumedVolumes::put);
        changes.claims().forEach(assumedClaims::put);
    }

    /** They will not. */
    void forget(Changes changes) {
        changes.volumes().forEach(assumedVolumes::forget);
        changes.claims().forEach(assumedClaims::forget);
    }
}
