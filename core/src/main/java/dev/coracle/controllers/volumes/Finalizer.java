package dev.coracle.controllers.volumes;

import dev.coracle.api.ApiException;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.meta.ApiObject;
import java.util.List;

/** A finalizer that holds up deleted objects of a type. */
record Finalizer<T extends ApiObject>(Class<T> type, String name) {
    /** Whether the object would be gone but for it. */
    boolean holds(T object) {
        return object.isTerminating() && object.metadata().finalizers().contains(name);
    }

    /** Takes it away. */
    void remove(ControllerContext context, T object) {
        List<String> others = object.metadata().finalizers().stream()
                .filter(it -> !it.equals(name))
                .toList();
        try {
            context.client()
                    .of(type)
                    .in(object.namespace())
                    .update(type.cast(object.withMetadata(object.metadata().withFinalizers(others))));
        } catch (ApiException e) {
            if (!e.isNotFound()) throw e;
        }
    }
}
