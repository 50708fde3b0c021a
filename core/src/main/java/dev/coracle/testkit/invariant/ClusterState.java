package dev.coracle.testkit.invariant;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects of a cluster at one revision; valid while an invariant is being asked. */
public final class ClusterState {
    private final Map<Class<?>, Map<ObjectKey, ApiObject>> objects = new LinkedHashMap<>();

    ClusterState() {}

    /** The object of this type and key. */
    public <T extends ApiObject> Optional<T> find(Class<T> type, ObjectKey key) {
        return Optional.ofNullable(of(type).get(key)).map(type::cast);
    }

    /** All objects of a type, in the order in which they appeared. */
    public <T extends ApiObject> Collection<T> all(Class<T> type) {
        return of(type).values().stream().map(type::cast).toList();
    }

    private Map<ObjectKey, ApiObject> of(Class<?> type) {
        return objects.getOrDefault(type, Collections.emptyMap());
    }

    /** Takes a change in; returns the object as it was. */
    Optional<ApiObject> put(Class<?> type, ApiObject object) {
        return Optional.ofNullable(
                objects.computeIfAbsent(type, it -> new LinkedHashMap<>()).put(object.key(), object));
    }

    /** Takes in that an object is gone; returns it as it was. */
    Optional<ApiObject> remove(Class<?> type, ObjectKey key) {
        return Optional.ofNullable(
                objects.computeIfAbsent(type, it -> new LinkedHashMap<>()).remove(key));
    }
}
