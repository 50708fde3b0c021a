package dev.coracle.apiserver;

import dev.coracle.api.Refusals;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes stored objects one at a time, each by compare-and-set. A change that leaves the object as it is writes
 * nothing, and one that takes away the last thing that holds up a deletion completes it.
 */
public final class Writer {
    private final ObjectStore store;
    private final Registry registry;
    private final boolean dryRun;

    Writer(ObjectStore store, Registry registry, boolean dryRun) {
        this.store = store;
        this.registry = registry;
        this.dryRun = dryRun;
    }

    /** How a type is served. */
    public <T extends ApiObject> ServedKind<T> kind(Class<T> type) {
        return registry.find(type).orElseThrow(Refusals::unknownResource);
    }

    /** An object as it is now. */
    public <T extends ApiObject> Optional<T> find(Class<T> type, ObjectKey key) {
        return store.find(kind(type), key);
    }

    /** Stores a new object. */
    <T extends ApiObject> T create(ServedKind<T> kind, T object) {
        if (!dryRun) return store.create(kind, object);
        if (store.find(kind, object.key()).isPresent()) {
            throw Refusals.alreadyExists(kind.resource(), object.name());
        }
        return object;
    }

    /**
     * Changes an object.
     *
     * @param change from what is stored to what should be; called again where the object changed meanwhile
     * @return what is stored now, or was last where this completed a deletion
     * @throws dev.coracle.api.ApiException where there is no such object, or the change throws it
     */
    public <T extends ApiObject> T update(Class<T> type, ObjectKey key, UnaryOperator<T> change) {
        return update(kind(type), key, change);
    }

    <T extends ApiObject> T update(ServedKind<T> kind, ObjectKey key, UnaryOperator<T> change) {
        while (true) {
            T stored = existing(kind, key);
            T changed = change.apply(stored);
            if (changed.equals(stored)) return stored;
            if (dryRun) return changed;
            Optional<T> written =
                    isFinished(kind, changed) ? store.remove(kind, stored) : store.replace(kind, changed, stored);
            if (written.isPresent()) return written.get();
        }
    }

    /** Deletes an object at once. Empty where it changed meanwhile. */
    <T extends ApiObject> Optional<T> remove(ServedKind<T> kind, T stored) {
        return dryRun ? Optional.of(stored) : store.remove(kind, stored);
    }

    <T extends ApiObject> T existing(ServedKind<T> kind, ObjectKey key) {
        return store.find(kind, key).orElseThrow(() -> Refusals.notFound(kind.resource(), key.name()));
    }

    private static <T extends ApiObject> boolean isFinished(ServedKind<T> kind, T object) {
        return object.isTerminating()
                && object.metadata().finalizers().isEmpty()
                && object.metadata().deletionGracePeriodSeconds().orElse(0L) == 0
                && kind.finalized().test(object);
    }

    /** Whether everything is done but the last step. */
    public boolean isDryRun() {
        return dryRun;
    }
}
