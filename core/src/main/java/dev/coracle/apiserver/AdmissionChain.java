package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.AdmissionRequest;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.TypeMeta;
import java.util.List;
import java.util.Optional;

/** All admission plugins as one. */
final class AdmissionChain {
    private final List<AdmissionPlugin> plugins;
    private final Lookup cluster;

    AdmissionChain(List<AdmissionPlugin> plugins, Lookup cluster) {
        this.plugins = plugins;
        this.cluster = cluster;
    }

    /** The object as the plugins want it. */
    <T extends TypeMeta> T mutate(ApiRequest call, ObjectKey key, T object, Class<T> type, Optional<ApiObject> stored) {
        AdmissionRequest request = new AdmissionRequest(call, key, Optional.of(object), stored);
        for (AdmissionPlugin plugin : plugins) {
            AdmissionRequest before = request;
            TypeMeta changed = Guard.call(place(plugin), () -> plugin.mutate(before, cluster));
            if (!type.isInstance(changed)) {
                throw Guard.failed(place(plugin), "it returned a " + changed.kind() + " for a " + object.kind());
            }
            request = before.withObject(changed);
        }
        return type.cast(request.object().orElseThrow());
    }

    /** Returns where no plugin refuses. */
    void validate(ApiRequest call, ObjectKey key, Optional<TypeMeta> object, Optional<ApiObject> stored) {
        AdmissionRequest request = new AdmissionRequest(call, key, object, stored);
        for (AdmissionPlugin plugin : plugins) {
            Guard.call(place(plugin), () -> {
                plugin.validate(request, cluster);
                return request;
            });
        }
    }

    private static String place(AdmissionPlugin plugin) {
        return "admission plugin \"" + plugin.name() + "\"";
    }
}
