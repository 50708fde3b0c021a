package dev.coracle.apiserver.defaults;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.DownwardAPIVolumeFile;
import dev.coracle.model.core.EnvVarSource;
import dev.coracle.model.core.ObjectFieldSelector;
import dev.coracle.model.core.ResourceFieldSelector;
import java.util.List;

/** The defaults of references from a pod to its own fields. */
final class ReferenceDefaults {
    private ReferenceDefaults() {}

    static EnvVarSource source(EnvVarSource given) {
        EnvVarSource source = given;
        if (source.fieldRef().isPresent()) {
            source = source.withFieldRef(field(source.fieldRef().get()));
        }
        return source.resourceFieldRef().isPresent()
                ? source.withResourceFieldRef(resource(source.resourceFieldRef().get()))
                : source;
    }

    static List<DownwardAPIVolumeFile> files(List<DownwardAPIVolumeFile> files) {
        return Each.of(files, ReferenceDefaults::file);
    }

    private static DownwardAPIVolumeFile file(DownwardAPIVolumeFile given) {
        DownwardAPIVolumeFile file = given;
        if (file.fieldRef().isPresent()) {
            file = file.withFieldRef(field(file.fieldRef().get()));
        }
        return file.resourceFieldRef().isPresent()
                ? file.withResourceFieldRef(resource(file.resourceFieldRef().get()))
                : file;
    }

    private static ObjectFieldSelector field(ObjectFieldSelector reference) {
        return reference.apiVersion().isPresent() ? reference : reference.withApiVersion("v1");
    }

    private static ResourceFieldSelector resource(ResourceFieldSelector reference) {
        return reference.divisor().isPresent() ? reference : reference.withDivisor(Quantity.ZERO);
    }
}
