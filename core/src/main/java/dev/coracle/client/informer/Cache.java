package dev.coracle.client.informer;

import dev.coracle.model.meta.ApiObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an informer by namespace and name, and by its indexes. One thread at a time writes; any may read
 * meanwhile, and sees an object as it is before or after a change.
 */
final class Cache<T extends ApiObject> {
    private final ConcurrentNavigableMap<String, NavigableMap<String, T>> namespaces = new ConcurrentSkipListMap<>();

    /** The same objects, not in order: found faster. */
    private final ConcurrentMap<String, ConcurrentMap<String, T>> byName = new ConcurrentHashMap<>();

    private final List<Index<T>> indexes = new CopyOnWriteArrayList<>();
    private final AtomicInteger size = new AtomicInteger();

    @Nullable
    T find(String namespace, String name) {
        Map<String, T> found = byName.get(namespace);
        return found == null ? null : found.get(name);
    }

    /** Puts an object in the place of the one found there. */
    void put(@Nullable T before, T after) {
        namespaces
                .computeIfAbsent(after.namespace(), it -> new ConcurrentSkipListMap<>())
                .put(after.name(), after);
        byName.computeIfAbsent(after.namespace(), it -> new ConcurrentHashMap<>())
                .put(after.name(), after);
        if (before == null) size.incrementAndGet();
        for (Index<T> index : indexes) index.replace(before, after);
    }

    /** Takes away an object found there. */
    void remove(T before) {
        if (!take(namespaces, before)) return;
        take(byName, before);
        size.decrementAndGet();
        for (Index<T> index : indexes) index.replace(before, null);
    }

    private static <M extends Map<String, ?>> boolean take(Map<String, M> namespaces, ApiObject object) {
        M namespace = namespaces.get(object.namespace());
        if (namespace == null) return false;
        namespace.remove(object.name());
        if (namespace.isEmpty()) namespaces.remove(object.namespace());
        return true;
    }

    void addIndex(String name, Function<? super T, ? extends Collection<String>> values) {
        if (findIndex(name).isPresent()) return;
        Index<T> index = new Index<>(name, values);
        forEach(object -> index.replace(null, object));
        indexes.add(index);
    }

    Index<T> index(String name) {
        return findIndex(name)
                .orElseThrow(() -> new IllegalArgumentException("no index \"" + name + "\"; there are " + indexes));
    }

    private Optional<Index<T>> findIndex(String name) {
        return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
    }

    /** The objects of a namespace by name. */
    Collection<T> in(String namespace) {
        NavigableMap<String, T> found = namespaces.get(namespace);
        return found == null ? List.of() : found.values();
    }

    void forEach(Consumer<? super T> consumer) {
        for (NavigableMap<String, T> namespace : namespaces.values())
            namespace.values().forEach(consumer);
    }

    int size() {
        return size.get();
    }
}
