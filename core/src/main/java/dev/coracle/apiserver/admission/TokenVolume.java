package dev.coracle.apiserver.admission;

import dev.coracle.model.core.ConfigMapProjection;
import dev.coracle.model.core.DownwardAPIProjection;
import dev.coracle.model.core.DownwardAPIVolumeFile;
import dev.coracle.model.core.KeyToPath;
import dev.coracle.model.core.ObjectFieldSelector;
import dev.coracle.model.core.ProjectedVolumeSource;
import dev.coracle.model.core.ServiceAccountTokenProjection;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.VolumeProjection;
import java.util.List;

/** The volume by which a process in a pod finds the API server: a token, the server's certificate, its namespace. */
final class TokenVolume {
    private static final long TOKEN_SECONDS = 3607;
    private static final int MODE = 0644;
    private static final String CERTIFICATES = "kube-root-ca.crt";
    private static final String CERTIFICATE = "ca.crt";
    private static final List<VolumeProjection> SOURCES = List.of(token(), certificate(), namespace());

    private TokenVolume() {}

    static Volume named(String name) {
        ProjectedVolumeSource source = ProjectedVolumeSource.builder()
                .sources(SOURCES)
                .defaultMode(MODE)
                .build();
        return Volume.builder().name(name).projected(source).build();
    }

    private static VolumeProjection token() {
        ServiceAccountTokenProjection token = ServiceAccountTokenProjection.builder()
                .expirationSeconds(TOKEN_SECONDS)
                .path("token")
                .build();
        return VolumeProjection.builder().serviceAccountToken(token).build();
    }

    private static VolumeProjection certificate() {
        KeyToPath item = KeyToPath.builder().key(CERTIFICATE).path(CERTIFICATE).build();
        ConfigMapProjection map =
                ConfigMapProjection.builder().name(CERTIFICATES).addItems(item).build();
        return VolumeProjection.builder().configMap(map).build();
    }

    private static VolumeProjection namespace() {
        ObjectFieldSelector field = ObjectFieldSelector.builder()
                .apiVersion("v1")
                .fieldPath("metadata.namespace")
                .build();
        DownwardAPIVolumeFile file = DownwardAPIVolumeFile.builder()
                .path("namespace")
                .fieldRef(field)
                .build();
        DownwardAPIProjection items =
                DownwardAPIProjection.builder().addItems(file).build();
        return VolumeProjection.builder().downwardAPI(items).build();
    }
}
