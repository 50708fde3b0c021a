package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.apiserver.validation.pod.Differences;
import dev.coracle.apiserver.validation.pod.NodeSelectorRules;
import dev.coracle.apiserver.validation.pod.VolumeClaimRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.HostPathVolumeSource;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeSpec;
import dev.coracle.model.core.VolumeNodeAffinity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes volumes valid. */
public final class PersistentVolumeRules implements Rules<PersistentVolume> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Recycle", "Retain");

    @Override
    public List<FieldError> create(PersistentVolume volume) {
        FieldErrors errors = new FieldErrors();
        spec(errors, volume.name(), volume.spec());
        return errors.toList();
    }

    private static void spec(FieldErrors errors, String name, PersistentVolumeSpec spec) {
        FieldPath modes = SPEC.child("accessModes");
        if (spec.accessModes().isEmpty()) errors.required(modes);
        VolumeClaimRules.accessModes(errors, modes, spec.accessModes());
        capacity(errors, SPEC.child("capacity"), spec.capacity());
        FieldPath policy = SPEC.child("persistentVolumeReclaimPolicy");
        spec.persistentVolumeReclaimPolicy()
                .filter(it -> !RECLAIM_POLICIES.contains(it))
                .ifPresent(it -> errors.notSupported(policy, it, RECLAIM_POLICIES));
        spec.nodeAffinity().ifPresent(it -> affinity(errors, SPEC.child("nodeAffinity"), it));
        PersistentVolumeSources.check(errors, SPEC, name, spec);
        boolean wholeHost = spec.hostPath()
                .map(HostPathVolumeSource::path)
                .filter("/"::equals)
                .isPresent();
        if (wholeHost && spec.persistentVolumeReclaimPolicy().equals(Optional.of("Recycle"))) {
            errors.forbidden(policy, "may not be 'recycle' for a hostPath mount of '/'");
        }
        VolumeClaimRules.className(errors, SPEC, spec.storageClassName());
        VolumeClaimRules.volumeMode(errors, SPEC, spec.volumeMode());
    }

    private static void capacity(FieldErrors errors, FieldPath path, Map<String, Quantity> capacity) {
        if (capacity.isEmpty()) errors.required(path);
        if (!capacity.containsKey("storage") || capacity.size() > 1) {
            Map<String, String> amounts = new LinkedHashMap<>();
            capacity.forEach((resource, amount) -> amounts.put(resource, amount.toString()));
            errors.notSupported(path, amounts, List.of("storage"));
        }
        capacity.forEach((resource, amount) -> {
            errors.invalid(path.key(resource), resource, Names.QUALIFIED.complaints(resource));
            if (amount.signum() <= 0) {
                errors.invalid(path.key(resource), amount.toString(), "must be greater than zero");
            }
        });
    }

    private static void affinity(FieldErrors errors, FieldPath path, VolumeNodeAffinity affinity) {
        FieldPath required = path.child("required");
        affinity.required()
                .ifPresentOrElse(
                        it -> NodeSelectorRules.check(errors, required, it),
                        () -> errors.required(required, "must specify required node constraints"));
    }

    @Override
    public List<FieldError> update(PersistentVolume volume, PersistentVolume stored) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(create(volume));
        PersistentVolumeSpec now = PersistentVolumeSources.only(volume.spec());
        PersistentVolumeSpec before = PersistentVolumeSources.only(stored.spec());
        if (!now.equals(before)) {
            errors.forbidden(
                    SPEC.child("persistentvolumesource"),
                    "spec.persistentvolumesource is immutable after creation\n" + Differences.of(before, now));
        }
        Values.unchanged(
                errors,
                FieldPath.ROOT,
                "volumeMode",
                volume.spec().volumeMode(),
                stored.spec().volumeMode());
        if (stored.spec().nodeAffinity().isPresent()
                && !stored.spec().nodeAffinity().equals(volume.spec().nodeAffinity())) {
            Values.unchanged(
                    errors,
                    FieldPath.ROOT,
                    "nodeAffinity",
                    volume.spec().nodeAffinity(),
                    stored.spec().nodeAffinity());
        }
        return errors.toList();
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(PersistentVolume volume, PersistentVolume ignored) {
        return volume.resourceVersion().isEmpty()
                ? List.of(FieldError.required(FieldPath.of("metadata", "resourceVersion"), ""))
                : List.of();
    }
}
