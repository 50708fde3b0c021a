package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ClusterTrustBundleProjection;
import dev.coracle.model.core.DownwardAPIVolumeFile;
import dev.coracle.model.core.KeyToPath;
import dev.coracle.model.core.ProjectedVolumeSource;
import dev.coracle.model.core.ServiceAccountTokenProjection;
import dev.coracle.model.core.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes valid a volume that joins files from several sources: no two may want the same path. */
final class ProjectionRules {
    private static final long SHORTEST_TOKEN = 600;
    private static final long LONGEST_TOKEN = 1L << 32;

    private final FieldErrors errors;
    private final FieldPath path;
    private final Set<String> files = new HashSet<>();

    private ProjectionRules(FieldErrors errors, FieldPath path) {
        this.errors = errors;
        this.path = path;
    }

    static void check(FieldErrors errors, FieldPath path, ProjectedVolumeSource volume) {
        volume.defaultMode().ifPresent(mode -> Paths.mode(errors, path.child("defaultMode"), mode));
        ProjectionRules rules = new ProjectionRules(errors, path);
        for (int i = 0; i < volume.sources().size(); i++) {
            rules.source(path.child("sources").index(i), volume.sources().get(i));
        }
    }

    private void source(FieldPath place, VolumeProjection source) {
        source.secret().ifPresent(it -> keys(place.child("secret"), it.name().orElse(""), it.items()));
        source.configMap()
                .ifPresent(it -> keys(place.child("configMap"), it.name().orElse(""), it.items()));
        source.downwardAPI().ifPresent(it -> {
            for (DownwardAPIVolumeFile file : it.items()) {
                FileVolumeRules.file(errors, place.child("downwardAPI"), file);
                once(file.path(), file.path());
            }
        });
        source.serviceAccountToken().ifPresent(it -> token(place.child("serviceAccountToken"), it));
        source.clusterTrustBundle().ifPresent(it -> bundle(place.child("clusterTrustBundle"), it));
        int sources = (source.secret().isPresent() ? 1 : 0)
                + (source.configMap().isPresent() ? 1 : 0)
                + (source.downwardAPI().isPresent() ? 1 : 0)
                + (source.serviceAccountToken().isPresent() ? 1 : 0)
                + (source.clusterTrustBundle().isPresent() ? 1 : 0);
        if (sources > 1) errors.forbidden(place, "may not specify more than 1 volume type per source");
    }

    private void keys(FieldPath place, String name, List<KeyToPath> items) {
        if (name.isEmpty()) errors.required(place.child("name"));
        FileVolumeRules.keys(errors, place.child("items"), items);
        for (KeyToPath item : items) once(item.path(), name);
    }

    private void once(String file, String shown) {
        if (!file.isEmpty() && !files.add(file)) errors.invalid(path, shown, "conflicting duplicate paths");
    }

    private void token(FieldPath place, ServiceAccountTokenProjection token) {
        long seconds = token.expirationSeconds().orElse(0L);
        if (seconds < SHORTEST_TOKEN) {
            errors.invalid(
                    place.child("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds > LONGEST_TOKEN) {
            errors.invalid(
                    place.child("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds");
        }
        if (token.path().isEmpty()) {
            errors.required(path.child("path"));
        } else {
            Paths.notReserved(errors, path.child("path"), token.path());
        }
    }

    private void bundle(FieldPath place, ClusterTrustBundleProjection bundle) {
        boolean named = bundle.name().isPresent();
        boolean signed = bundle.signerName().isPresent();
        if (named && signed) errors.invalid(place, bundle, "only one of name and signerName may be used");
        if (!named && !signed) errors.required(place, "either name or signerName must be specified");
        if (named && !signed) {
            if (bundle.name().get().isEmpty()) errors.required(place.child("name"), "must be a valid object name");
            bundle.labelSelector()
                    .ifPresent(it -> errors.invalid(
                            place.child("labelSelector"), it, "labelSelector must be unset if name is specified"));
        }
        if (signed && !named) {
            if (bundle.signerName().get().isEmpty()) {
                errors.required(place.child("signerName"), "must be a valid signer name");
            }
            bundle.labelSelector().ifPresent(it -> LabelRules.selector(errors, place.child("labelSelector"), it));
        }
        if (bundle.path().isEmpty()) errors.required(place.child("path"));
        Paths.notReserved(errors, place.child("path"), bundle.path());
        once(bundle.path(), bundle.path());
    }
}
