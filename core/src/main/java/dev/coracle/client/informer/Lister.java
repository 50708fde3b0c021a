package dev.coracle.client.informer;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.selector.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks objects up in an informer's cache, without a call. What it returns is as fresh as the watch, and may be older
 * than what the server has by now. Lists are by namespace, then by name, and belong to nobody: they cannot be changed.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. A list shows each object as it is at some moment while
 * the list is made.
 *
 * @param <T> the model's interface
 */
public final class Lister<T extends ApiObject> {
    private final Cache<T> cache;

    Lister(Cache<T> cache) {
        this.cache = cache;
    }

    /** An object. */
    public Optional<T> find(ObjectKey key) {
        return find(key.namespace(), key.name());
    }

    /** An object of a namespace. */
    public Optional<T> find(String namespace, String name) {
        return Optional.ofNullable(cache.find(namespace, name));
    }

    /** An object without a namespace. */
    public Optional<T> find(String name) {
        return find("", name);
    }

    /** All objects. */
    public List<T> list() {
        return list(Selector.everything());
    }

    /** All objects with these labels. */
    public List<T> list(Selector selector) {
        List<T> found = new ArrayList<>(selector.isEverything() ? cache.size() : 16);
        forEach(object -> addSelected(found, object, selector));
        return Collections.unmodifiableList(found);
    }

    /** The objects of a namespace. */
    public List<T> list(String namespace) {
        return list(namespace, Selector.everything());
    }

    /** The objects of a namespace with these labels. */
    public List<T> list(String namespace, Selector selector) {
        List<T> found = new ArrayList<>();
        for (T object : cache.in(namespace)) addSelected(found, object, selector);
        return Collections.unmodifiableList(found);
    }

    private static <T extends ApiObject> void addSelected(List<T> found, T object, Selector selector) {
        if (selector.isEverything() || selector.matches(object.labels())) found.add(object);
    }

    /**
     * The objects in which an index finds this value.
     *
     * @param index the name given to {@link Informer#addIndex}
     * @throws IllegalArgumentException where there is no such index
     */
    public List<T> byIndex(String index, String value) {
        return Collections.unmodifiableList(cache.index(index).find(value));
    }

    /** Goes through all objects. */
    public void forEach(Consumer<? super T> consumer) {
        cache.forEach(consumer);
    }

    /** How many objects there are. */
    public int size() {
        return cache.size();
    }
}
