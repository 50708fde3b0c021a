package dev.coracle.apiserver.defaults;

import dev.coracle.model.core.EmptyDirVolumeSource;
import dev.coracle.model.core.ImageVolumeSource;
import dev.coracle.model.core.PersistentVolumeClaimTemplate;
import dev.coracle.model.core.ProjectedVolumeSource;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.VolumeProjection;

/** The defaults of a volume. */
final class VolumeDefaults {
    private static final int MODE = 0644;
    private static final long TOKEN_SECONDS = 3600;
    private static final EmptyDirVolumeSource EMPTY_DIR =
            EmptyDirVolumeSource.builder().build();

    private VolumeDefaults() {}

    static Volume apply(Volume given) {
        Volume volume = hasNoSource(given) ? given.withEmptyDir(EMPTY_DIR) : given;
        if (volume.secret().isPresent() && volume.secret().get().defaultMode().isEmpty()) {
            volume = volume.withSecret(volume.secret().get().withDefaultMode(MODE));
        }
        if (volume.configMap().isPresent()
                && volume.configMap().get().defaultMode().isEmpty()) {
            volume = volume.withConfigMap(volume.configMap().get().withDefaultMode(MODE));
        }
        if (volume.downwardAPI().isPresent()) volume = downward(volume);
        if (volume.projected().isPresent()) {
            volume = volume.withProjected(projected(volume.projected().get()));
        }
        if (volume.hostPath().isPresent() && volume.hostPath().get().type().isEmpty()) {
            volume = volume.withHostPath(volume.hostPath().get().withType(""));
        }
        if (volume.image().isPresent()) {
            volume = volume.withImage(image(volume.image().get()));
        }
        return DiskDefaults.apply(ephemeral(volume));
    }

    private static boolean hasNoSource(Volume volume) {
        return volume.unknownFields().isEmpty()
                && volume.equals(Volume.builder().name(volume.name()).build());
    }

    private static Volume downward(Volume volume) {
        var source = volume.downwardAPI().orElseThrow();
        var complete = source.defaultMode().isPresent() ? source : source.withDefaultMode(MODE);
        return volume.withDownwardAPI(complete.withItems(ReferenceDefaults.files(complete.items())));
    }

    private static ProjectedVolumeSource projected(ProjectedVolumeSource given) {
        ProjectedVolumeSource source = given.defaultMode().isPresent() ? given : given.withDefaultMode(MODE);
        return source.withSources(Each.of(source.sources(), VolumeDefaults::projection));
    }

    private static VolumeProjection projection(VolumeProjection given) {
        VolumeProjection projection = given;
        if (projection.downwardAPI().isPresent()) {
            var items = projection.downwardAPI().get();
            projection = projection.withDownwardAPI(items.withItems(ReferenceDefaults.files(items.items())));
        }
        boolean endless = projection.serviceAccountToken().isPresent()
                && projection.serviceAccountToken().get().expirationSeconds().isEmpty();
        return endless
                ? projection.withServiceAccountToken(
                        projection.serviceAccountToken().get().withExpirationSeconds(TOKEN_SECONDS))
                : projection;
    }

    private static ImageVolumeSource image(ImageVolumeSource source) {
        return source.pullPolicy().isPresent()
                ? source
                : source.withPullPolicy(ContainerDefaults.pullPolicy(source.reference()));
    }

    private static Volume ephemeral(Volume volume) {
        if (volume.ephemeral().isEmpty()) return volume;
        var source = volume.ephemeral().get();
        if (source.volumeClaimTemplate().isEmpty()) return volume;
        PersistentVolumeClaimTemplate template = source.volumeClaimTemplate().get();
        return volume.withEphemeral(
                source.withVolumeClaimTemplate(template.withSpec(StorageDefaults.claim(template.spec()))));
    }
}
