package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.admission.AdmissionRequest;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.TypeMeta;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All admission plugins as one. */
final class AdmissionChain {
    private static final Logger log = LoggerFactory.getLogger(AdmissionChain.class);

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
            TypeMeta changed = guarded(plugin, () -> plugin.mutate(before, cluster));
            if (!type.isInstance(changed)) {
                throw failed(plugin, "it returned a " + changed.kind() + " for a " + object.kind());
            }
            request = before.withObject(changed);
        }
        return type.cast(request.object().orElseThrow());
    }

    /** Returns where no plugin refuses. */
    void validate(ApiRequest call, ObjectKey key, Optional<TypeMeta> object, Optional<ApiObject> stored) {
        AdmissionRequest request = new AdmissionRequest(call, key, object, stored);
        for (AdmissionPlugin plugin : plugins) {
            guarded(plugin, () -> {
                plugin.validate(request, cluster);
                return request;
            });
        }
    }

    private static <R> R guarded(AdmissionPlugin plugin, Supplier<R> step) {
        try {
            return step.get();
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("plugin", plugin.name()).setCause(e).log("admission plugin failed");
            throw failed(plugin, String.valueOf(e));
        }
    }

    private static ApiException failed(AdmissionPlugin plugin, String why) {
        return Refusals.internalError("admission plugin \"" + plugin.name() + "\" failed: " + why);
    }
}
