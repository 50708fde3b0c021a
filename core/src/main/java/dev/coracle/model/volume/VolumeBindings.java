package dev.coracle.model.volume;

import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.storage.StorageClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether claims and volumes are bound to each other, and what they look like then. */
public final class VolumeBindings {
    private static final String WAIT = "WaitForFirstConsumer";
    private static final String YES = "yes";

    private VolumeBindings() {}

    /** The storage class of a claim; empty for none. */
    public static String className(PersistentVolumeClaim claim) {
        String old = claim.metadata().annotations().get(VolumeAnnotations.BETA_CLASS);
        return old != null ? old : claim.spec().storageClassName().orElse("");
    }

    /** The storage class of a volume; empty for none. */
    public static String className(PersistentVolume volume) {
        String old = volume.metadata().annotations().get(VolumeAnnotations.BETA_CLASS);
        return old != null ? old : volume.spec().storageClassName().orElse("");
    }

    /** Whether claims of a class are bound when a pod is scheduled, instead of at once. */
    public static boolean waitsForConsumer(StorageClass storageClass) {
        return storageClass.volumeBindingMode().equals(Optional.of(WAIT));
    }

    /** Whether a claim has its volume for good. */
    public static boolean isComplete(PersistentVolumeClaim claim) {
        return claim.spec().volumeName().isPresent()
                && claim.metadata().annotations().containsKey(VolumeAnnotations.BIND_COMPLETED);
    }

    /** Whether a volume is this claim's: bound to it, or set aside for it. */
    public static boolean isFor(PersistentVolume volume, PersistentVolumeClaim claim) {
        if (volume.spec().claimRef().isEmpty()) return false;
        ObjectReference reference = volume.spec().claimRef().get();
        return reference.name().orElse("").equals(claim.name())
                && reference.namespace().orElse("").equals(claim.namespace())
                && reference.uid().map(claim.uid()::equals).orElse(true);
    }

    /** The volume with this claim; the volume itself where it has it already. */
    public static PersistentVolume bind(PersistentVolume volume, PersistentVolumeClaim claim) {
        boolean meant = isFor(volume, claim);
        PersistentVolume bound = volume;
        if (!meant || volume.spec().claimRef().flatMap(ObjectReference::uid).isEmpty()) {
            bound = volume.withSpec(volume.spec().withClaimRef(reference(claim)));
        }
        return meant ? bound : bound.withMetadata(annotated(bound.metadata(), VolumeAnnotations.BOUND_BY_CONTROLLER));
    }

    private static ObjectReference reference(PersistentVolumeClaim claim) {
        return ObjectReference.builder()
                .apiVersion(claim.apiVersion())
                .kind(claim.kind())
                .namespace(claim.namespace())
                .name(claim.name())
                .uid(claim.uid())
                .resourceVersion(claim.resourceVersion())
                .build();
    }

    /** The claim with this volume; the claim itself where it has it already. */
    public static PersistentVolumeClaim bind(PersistentVolumeClaim claim, PersistentVolume volume) {
        PersistentVolumeClaim bound = claim;
        if (!claim.spec().volumeName().equals(Optional.of(volume.name()))) {
            bound = claim.withSpec(claim.spec().withVolumeName(volume.name()))
                    .withMetadata(annotated(claim.metadata(), VolumeAnnotations.BOUND_BY_CONTROLLER));
        }
        return bound.withMetadata(annotated(bound.metadata(), VolumeAnnotations.BIND_COMPLETED));
    }

    private static ObjectMeta annotated(ObjectMeta metadata, String annotation) {
        if (metadata.annotations().containsKey(annotation)) return metadata;
        Map<String, String> annotations = new LinkedHashMap<>(metadata.annotations());
        annotations.put(annotation, YES);
        return metadata.withAnnotations(annotations);
    }
}
