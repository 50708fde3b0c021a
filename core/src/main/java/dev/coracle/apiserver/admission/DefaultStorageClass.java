package dev.coracle.apiserver.admission;

import dev.coracle.api.Verb;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.storage.StorageClass;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Gives claims that name no storage class the default one; of several, the newest. */
public final class DefaultStorageClass implements AdmissionPlugin {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";
    private static final String BETA_DEFAULT = "storageclass.beta.kubernetes.io/is-default-class";
    private static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";

    @Override
    public TypeMeta mutate(AdmissionRequest request, Lookup cluster) {
        TypeMeta object = request.object().orElseThrow();
        if (!request.isFor(PersistentVolumeClaim.class, Verb.CREATE)
                || !(object instanceof PersistentVolumeClaim claim)
                || claim.spec().storageClassName().isPresent()
                || claim.metadata().annotations().containsKey(BETA_CLASS)) return object;
        Optional<StorageClass> found = cluster.list(StorageClass.class, "").stream()
                .filter(DefaultStorageClass::isDefault)
                .max(Comparator.comparing((StorageClass it) ->
                                it.metadata().creationTimestamp().orElseThrow())
                        .thenComparing(StorageClass::name, Comparator.reverseOrder()));
        return found.isPresent()
                ? claim.withSpec(claim.spec().withStorageClassName(found.get().name()))
                : claim;
    }

    private static boolean isDefault(StorageClass it) {
        Map<String, String> annotations = it.metadata().annotations();
        return "true".equals(annotations.get(DEFAULT)) || "true".equals(annotations.get(BETA_DEFAULT));
    }
}
