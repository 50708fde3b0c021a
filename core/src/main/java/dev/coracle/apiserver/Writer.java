package dev.coracle.apiserver;

import dev.coracle.api.Refusals;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes stored objects one at a time, each by compare-and-set. A change that leaves the object as it is writes
 * nothing, and one that takes away the last thing that holds up a deletion completes it.
 */
final class Writer {
    private final ObjectStore store;
    private final Registry registry;
    private final boolean dryRun;

    Writer(ObjectStore store, Registry registry, boolean dryRun) {
        this.store = store;
        this.registry = registry;
        this.dryRun = dryRun;
    }

    <T extends ApiObject> ServedKind<T> kind(Class<T> type) {
        return registry.find(type).orElseThrow(Refusals::unknownResource);
    }

    <T extends ApiObject> Optional<T> find(ServedKind<T> kind, ObjectKey key) {
        return store.find(kind, key);
    }

    <T extends ApiObject> T existing(ServedKind<T> kind, ObjectKey key) {
        return store.find(kind, key).orElseThrow(() -> Refusals.notFound(kind.resource(), key.name()));
    }

    <T extends ApiObject> List<T> list(Class<T> type, String namespace) {
        return store.list(type, namespace);
    }

    /** Stores a new object. */
    <T extends ApiObject> T create(ServedKind<T> kind, T object) {
        if (!dryRun) return store.create(kind, object);
        store.find(kind, object.key()).ifPresent(it -> {
            throw ObjectStore.alreadyExists(kind, it);
        });
        return object;
    }

    <T extends ApiObject> T update(ServedKind<T> kind, ObjectKey key, UnaryOperator<T> change) {
        while (true) {
            T stored = existing(kind, key);
            Optional<T> written = replace(kind, change.apply(stored), stored);
            if (written.isPresent()) return written.get();
        }
    }

    /** Writes an object over the one stored, or removes it where its deletion is complete; empty if outdated. */
    <T extends ApiObject> Optional<T> replace(ServedKind<T> kind, T object, T stored) {
        if (dryRun || object.equals(stored)) return Optional.of(object);
        if (!isFinished(kind, object)) return store.replace(kind, object, stored);
        return store.remove(kind, stored).map(gone -> ObjectStore.withRevision(object, gone.resourceVersion()));
    }

    /** Deletes an object at once; empty if outdated. */
    <T extends ApiObject> Optional<T> remove(ServedKind<T> kind, T stored) {
        return dryRun ? Optional.of(stored) : store.remove(kind, stored);
    }

    /** Whether nothing holds up the deletion of an object any longer. */
    static <T extends ApiObject> boolean isFinished(ServedKind<T> kind, T object) {
        return object.isTerminating()
                && object.metadata().finalizers().isEmpty()
                && object.metadata().deletionGracePeriodSeconds().orElse(0L) == 0
                && kind.finalized().test(object);
    }
}
