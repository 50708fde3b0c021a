package dev.coracle.apiserver.admission;

import dev.coracle.api.Verb;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.TypeMeta;
import java.util.ArrayList;
import java.util.List;

/** Keeps volumes and claims that are in use from disappearing when they are deleted: by a finalizer. */
public final class StorageProtection implements AdmissionPlugin {
    private static final String CLAIM = "kubernetes.io/pvc-protection";
    private static final String VOLUME = "kubernetes.io/pv-protection";

    @Override
    public String name() {
        return "StorageObjectInUseProtection";
    }

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        if (request.isFor(PersistentVolumeClaim.class, Verb.CREATE) && object instanceof PersistentVolumeClaim claim) {
            return claim.withMetadata(withFinalizer(claim.metadata(), CLAIM));
        }
        if (request.isFor(PersistentVolume.class, Verb.CREATE) && object instanceof PersistentVolume volume) {
            return volume.withMetadata(withFinalizer(volume.metadata(), VOLUME));
        }
        return object;
    }

    private static ObjectMeta withFinalizer(ObjectMeta metadata, String finalizer) {
        if (metadata.finalizers().contains(finalizer)) return metadata;
        List<String> finalizers = new ArrayList<>(metadata.finalizers());
        finalizers.add(finalizer);
        return metadata.withFinalizers(finalizers);
    }
}
