package dev.coracle.scheduler.framework;

import dev.coracle.model.meta.ApiObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * Finds objects by a value that each of them has, without going through all of them: by namespace and name. Ask once,
     * when the plugin is made.
     *
     * @param name tells indexes of the kind apart: who asks for one of the same name gets the same
     * @param values pure; the values by which an object is found, each at most once
     */
    Function<String, List<T>> index(String name, Function<? super T, ? extends Collection<String>> values);
}
