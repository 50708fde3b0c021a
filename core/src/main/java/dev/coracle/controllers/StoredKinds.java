package dev.coracle.controllers;

import dev.coracle.model.Resource;
import dev.coracle.model.core.Binding;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import java.util.ArrayList;
import java.util.List;

/** The kinds of which a server keeps objects, for control loops that deal with all of them. */
public final class StoredKinds {
    private StoredKinds() {}

    /** Those of the model. */
    public static List<Class<? extends ApiObject>> builtIn() {
        return of(Scheme.builtIn());
    }

    /** Those of a scheme, in its order. */
    public static List<Class<? extends ApiObject>> of(Scheme scheme) {
        List<Class<? extends ApiObject>> kinds = new ArrayList<>();
        for (Class<? extends TypeMeta> type : scheme.types()) {
            // A binding is sent and never kept.
            if (type.isAnnotationPresent(Resource.class) && type != Binding.class)
                kinds.add(type.asSubclass(ApiObject.class));
        }
        return List.copyOf(kinds);
    }
}
