package dev.coracle.client.informer;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects by values that a function finds in them. One thread at a time writes; any may read meanwhile. */
final class Index<T extends ApiObject> {
    private static final Logger log = LoggerFactory.getLogger(Informer.class);

    private final String name;
    private final Function<? super T, ? extends Collection<String>> values;
    private final ConcurrentMap<String, NavigableMap<ObjectKey, T>> objects = new ConcurrentHashMap<>();

    /** The values by which an object is found. */
    private final ConcurrentMap<ObjectKey, Collection<String>> known = new ConcurrentHashMap<>();

    Index(String name, Function<? super T, ? extends Collection<String>> values) {
        this.name = name;
        this.values = values;
    }

    String name() {
        return name;
    }

    void replace(@Nullable T before, @Nullable T after) {
        Collection<String> now = after == null ? List.of() : valuesOf(after);
        if (before != null) {
            Collection<String> old = after == null ? known.remove(before.key()) : known.get(before.key());
            for (String value : old == null ? List.<String>of() : old) {
                if (!now.contains(value)) remove(value, before.key());
            }
        }
        if (after != null) {
            known.put(after.key(), now);
            for (String value : now) put(value, after);
        }
    }

    /** A function that fails must not keep the cache from following: the object is just not found here. */
    private Collection<String> valuesOf(T object) {
        try {
            return List.copyOf(values.apply(object));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("index", name)
                    .addKeyValue("object", object.key())
                    .setCause(e)
                    .log("index function failed");
            return List.of();
        }
    }

    private void put(String value, T object) {
        objects.computeIfAbsent(value, it -> new ConcurrentSkipListMap<>()).put(object.key(), object);
    }

    private void remove(String value, ObjectKey key) {
        NavigableMap<ObjectKey, T> found = objects.get(value);
        if (found == null) return;
        found.remove(key);
        if (found.isEmpty()) objects.remove(value);
    }

    List<T> find(String value) {
        NavigableMap<ObjectKey, T> found = objects.get(value);
        return found == null ? List.of() : new ArrayList<>(found.values());
    }

    @Override
    public String toString() {
        return name;
    }
}
