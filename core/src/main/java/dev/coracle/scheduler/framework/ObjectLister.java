package dev.coracle.scheduler.framework;

import dev.coracle.model.meta.ApiObject;
import java.util.List;
import java.util.Optional;

/**
 * Objects of one kind as the scheduler last heard of them. May be asked from any thread.
 *
 * @param <T> the kind
 */
public interface ObjectLister<T extends ApiObject> {
    /** An object; the namespace is empty for a cluster-scoped one. */
    Optional<T> find(String namespace, String name);

    /** The objects of a namespace, by name. */
    List<T> list(String namespace);

    /** The objects of all namespaces, by namespace and name. */
    List<T> list();
}
