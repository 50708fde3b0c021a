package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ConfigMapVolumeSource;
import dev.coracle.model.core.DownwardAPIVolumeFile;
import dev.coracle.model.core.DownwardAPIVolumeSource;
import dev.coracle.model.core.HostPathVolumeSource;
import dev.coracle.model.core.KeyToPath;
import dev.coracle.model.core.SecretVolumeSource;
import java.util.List;

/** What makes valid the volumes whose files come from the node or from the cluster's own objects. */
final class FileVolumeRules {
    private static final List<String> HOST_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");

    private FileVolumeRules() {}

    static void hostPath(FieldErrors errors, FieldPath path, HostPathVolumeSource source) {
        if (source.path().isEmpty()) {
            errors.required(path.child("path"));
            return;
        }
        Paths.noBacksteps(errors, path.child("path"), source.path());
        String type = source.type().orElse("");
        if (!HOST_TYPES.contains(type)) errors.notSupported(path.child("type"), type, HOST_TYPES);
    }

    static void secret(FieldErrors errors, FieldPath path, SecretVolumeSource source) {
        if (source.secretName().orElse("").isEmpty()) errors.required(path.child("secretName"));
        source.defaultMode().ifPresent(mode -> Paths.mode(errors, path.child("defaultMode"), mode));
        keys(errors, path.child("items"), source.items());
    }

    static void configMap(FieldErrors errors, FieldPath path, ConfigMapVolumeSource source) {
        if (source.name().orElse("").isEmpty()) errors.required(path.child("name"));
        source.defaultMode().ifPresent(mode -> Paths.mode(errors, path.child("defaultMode"), mode));
        keys(errors, path.child("items"), source.items());
    }

    static void keys(FieldErrors errors, FieldPath path, List<KeyToPath> items) {
        for (int i = 0; i < items.size(); i++) {
            KeyToPath item = items.get(i);
            FieldPath place = path.index(i);
            if (item.key().isEmpty()) errors.required(place.child("key"));
            if (item.path().isEmpty()) errors.required(place.child("path"));
            Paths.notReserved(errors, place.child("path"), item.path());
            item.mode().ifPresent(mode -> Paths.mode(errors, place.child("mode"), mode));
        }
    }

    static void downward(FieldErrors errors, FieldPath path, DownwardAPIVolumeSource source) {
        source.defaultMode().ifPresent(mode -> Paths.mode(errors, path.child("defaultMode"), mode));
        for (DownwardAPIVolumeFile file : source.items()) file(errors, path, file);
    }

    /** Checks a file with a field of the pod; mistakes are reported at the volume, as Kubernetes does. */
    static void file(FieldErrors errors, FieldPath path, DownwardAPIVolumeFile file) {
        if (file.path().isEmpty()) errors.required(path.child("path"));
        Paths.notReserved(errors, path.child("path"), file.path());
        if (file.fieldRef().isPresent()) {
            ReferenceRules.field(errors, path.child("fieldRef"), file.fieldRef().get(), FIELDS);
            if (file.resourceFieldRef().isPresent()) {
                errors.invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (file.resourceFieldRef().isPresent()) {
            ReferenceRules.resource(
                    errors,
                    path.child("resourceFieldRef"),
                    file.resourceFieldRef().get(),
                    true);
        } else {
            errors.required(path, "one of fieldRef and resourceFieldRef is required");
        }
        file.mode().ifPresent(mode -> Paths.mode(errors, path.child("mode"), mode));
    }
}
