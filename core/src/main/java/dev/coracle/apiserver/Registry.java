package dev.coracle.apiserver;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.schema.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds that a server serves. Immutable. */
public final class Registry {
    private final Map<Class<?>, ServedKind<?>> byType = new LinkedHashMap<>();

    /** These kinds, in the order in which discovery lists them; of two for one type the later counts. */
    public Registry(List<ServedKind<?>> kinds) {
        kinds.forEach(kind -> byType.put(kind.resource().type(), kind));
    }

    /** The kind of a type. */
    @SuppressWarnings("unchecked") // keyed by its own type
    public <T extends ApiObject> Optional<ServedKind<T>> find(Class<T> type) {
        return Optional.ofNullable((ServedKind<T>) byType.get(type));
    }

    /** The kind at a path of the API. */
    public Optional<ServedKind<?>> find(String group, String version, String plural) {
        return byType.values().stream()
                .filter(kind -> matches(kind.resource(), group, version, plural))
                .findFirst();
    }

    private static boolean matches(ResourceType<?> resource, String group, String version, String plural) {
        return resource.group().equals(group)
                && resource.version().equals(version)
                && resource.plural().equals(plural);
    }

    /** All kinds. */
    public List<ServedKind<?>> kinds() {
        return List.copyOf(byType.values());
    }

    /** Whether what is stored under a key stays until somebody deletes it. */
    boolean isLasting(String key) {
        return !key.startsWith(Allocations.CLAIMS)
                && byType.values().stream()
                        .noneMatch(kind -> kind.timeToLive().isPresent() && key.startsWith(prefix(kind)));
    }

    /** The prefix of all keys of a kind, ending in a slash, as kube-apiserver lays them out. */
    static String prefix(ServedKind<?> kind) {
        return "/registry/" + kind.storagePrefix() + "/";
    }

    /** The prefix of a kind's keys in one namespace; of all, where the namespace is empty. */
    static String prefix(ServedKind<?> kind, String namespace) {
        return namespace.isEmpty() ? prefix(kind) : prefix(kind) + namespace + "/";
    }

    /** The key of one object. */
    static String key(ServedKind<?> kind, ObjectKey key) {
        return prefix(kind) + key;
    }
}
