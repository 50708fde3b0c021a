package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.apiserver.validation.pod.Differences;
import dev.coracle.apiserver.validation.pod.VolumeClaimRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.PersistentVolumeClaimSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What makes claims valid. */
public final class PersistentVolumeClaimRules implements Rules<PersistentVolumeClaim> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final String STORAGE = "storage";

    @Override
    public List<FieldError> create(PersistentVolumeClaim claim) {
        FieldErrors errors = new FieldErrors();
        VolumeClaimRules.spec(errors, SPEC, claim.spec());
        return errors.toList();
    }

    /** A claim never changes but that it gets a class where it named none, a volume, and, once it has one, a size. */
    @Override
    public List<FieldError> update(PersistentVolumeClaim claim, PersistentVolumeClaim stored) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(create(claim));
        PersistentVolumeClaimSpec before = stored.spec();
        PersistentVolumeClaimSpec now = claim.spec();
        if (before.volumeName().isEmpty()) before = before.withVolumeName(now.volumeName());
        if (before.storageClassName().isEmpty()) before = before.withStorageClassName(now.storageClassName());
        now = now.withUnknownFields(before.unknownFields()); // Kubernetes' own rules do not see them
        boolean isBound = claim.status().phase().orElse("").equals("Bound");
        PersistentVolumeClaimSpec sameSize = isBound ? sized(now, size(before)) : now;
        if (!sameSize.equals(before)) {
            errors.forbidden(
                    SPEC,
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for"
                            + " bound claims\n" + Differences.of(before, sameSize));
        }
        Quantity capacity = stored.status().capacity().getOrDefault(STORAGE, Quantity.ZERO);
        if (size(now).compareTo(size(before)) < 0 && size(now).compareTo(capacity) <= 0) {
            errors.forbidden(
                    SPEC.child("resources").child("requests").child(STORAGE),
                    "field can not be less than status.capacity");
        }
        Values.unchanged(
                errors,
                FieldPath.ROOT,
                "volumeMode",
                now.volumeMode(),
                stored.spec().volumeMode());
        return errors.toList();
    }

    private static Quantity size(PersistentVolumeClaimSpec spec) {
        return spec.resources().requests().getOrDefault(STORAGE, Quantity.ZERO);
    }

    private static PersistentVolumeClaimSpec sized(PersistentVolumeClaimSpec spec, Quantity size) {
        Map<String, Quantity> requests = new LinkedHashMap<>(spec.resources().requests());
        requests.replace(STORAGE, size);
        return spec.withResources(spec.resources().withRequests(requests));
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(PersistentVolumeClaim claim, PersistentVolumeClaim ignored) {
        FieldErrors errors = new FieldErrors();
        if (claim.resourceVersion().isEmpty()) errors.required(FieldPath.of("metadata", "resourceVersion"));
        if (claim.spec().accessModes().isEmpty()) errors.required(FieldPath.of("Spec", "accessModes"));
        claim.status().capacity().forEach((resource, amount) -> {
            if (amount.signum() < 0) {
                errors.invalid(
                        STATUS.child("capacity").key(resource),
                        amount.toString(),
                        "must be greater than or equal to 0");
            }
        });
        return errors.toList();
    }
}
