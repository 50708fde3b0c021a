package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.PersistentVolumeClaimSpec;
import java.util.List;
import java.util.Optional;

/** What makes requests for storage valid: those of claims, and those that a pod's volumes hold. */
public final class VolumeClaimRules {
    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");

    private VolumeClaimRules() {}

    /** Refuses a request that nothing could fulfil. */
    public static void spec(FieldErrors errors, FieldPath path, PersistentVolumeClaimSpec spec) {
        FieldPath modes = path.child("accessModes");
        if (spec.accessModes().isEmpty()) errors.required(modes, "at least 1 access mode is required");
        spec.selector().ifPresent(it -> LabelRules.selector(errors, path.child("selector"), it));
        accessModes(errors, modes, spec.accessModes());
        FieldPath storage = path.child("resources").key("storage");
        Quantity size = spec.resources().requests().get("storage");
        if (size == null) {
            errors.required(storage);
        } else if (size.signum() <= 0) {
            errors.invalid(storage, size.toString(), "must be greater than zero");
        }
        className(errors, path, spec.storageClassName());
        volumeMode(errors, path, spec.volumeMode());
    }

    /** Refuses ways to mount that there are not, or that do not go together. */
    public static void accessModes(FieldErrors errors, FieldPath path, List<String> modes) {
        for (String mode : modes) {
            if (!ACCESS_MODES.contains(mode)) errors.notSupported(path, mode, ACCESS_MODES);
        }
        if (modes.contains("ReadWriteOncePod") && modes.size() > 1) {
            errors.forbidden(path, "may not use ReadWriteOncePod with other access modes");
        }
    }

    /** Refuses what is no name of a storage class; empty means none. */
    public static void className(FieldErrors errors, FieldPath path, Optional<String> name) {
        name.filter(it -> !it.isEmpty())
                .ifPresent(it -> errors.invalid(path.child("storageClassName"), it, Names.SUBDOMAIN.complaints(it)));
    }

    /** Refuses ways to present a volume that there are not. */
    public static void volumeMode(FieldErrors errors, FieldPath path, Optional<String> mode) {
        if (mode.isPresent() && !VOLUME_MODES.contains(mode.get())) {
            errors.notSupported(path.child("volumeMode"), mode.get(), VOLUME_MODES);
        }
    }
}
