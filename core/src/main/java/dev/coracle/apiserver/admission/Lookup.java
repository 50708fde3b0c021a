package dev.coracle.apiserver.admission;

import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Optional;

/** Reads the present state of the cluster. Safe for all threads. */
public interface Lookup {
    /** One object. */
    <T extends ApiObject> Optional<T> find(Class<T> type, String namespace, String name);

    /** All objects of a kind, in a namespace or, where that is empty, in all; by namespace and name. */
    <T extends ApiObject> List<T> list(Class<T> type, String namespace);
}
