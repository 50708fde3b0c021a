package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.admission.Lookup;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * The cluster store seen as objects. An object is decoded at most once per revision, and all readers share it; one that
 * was written by this server is never decoded at all.
 */
final class ObjectStore implements Lookup {
    private final ClusterStore store;
    private final Registry registry;

    ObjectStore(ClusterStore store, Registry registry) {
        this.store = store;
        this.registry = registry;
    }

    ClusterStore raw() {
        return store;
    }

    <T extends ApiObject> Optional<T> find(ServedKind<T> kind, ObjectKey key) {
        return store.get(Registry.key(kind, key)).map(entry -> object(kind, entry));
    }

    @Override
    public <T extends ApiObject> Optional<T> find(Class<T> type, String namespace, String name) {
        return registry.find(type).flatMap(kind -> find(kind, new ObjectKey(namespace, name)));
    }

    @Override
    public <T extends ApiObject> List<T> list(Class<T> type, String namespace) {
        return registry.find(type).map(kind -> list(kind, namespace)).orElse(List.of());
    }

    private <T extends ApiObject> List<T> list(ServedKind<T> kind, String namespace) {
        Page page = store.list(Registry.prefix(kind, namespace), "", 0, 0).getOrElseThrow(ObjectStore::unexpected);
        return page.entries().stream().map(entry -> object(kind, entry)).toList();
    }

    /** Writes an object where there is none of its name. */
    <T extends ApiObject> T create(ServedKind<T> kind, T object) {
        return put(kind, object, 0)
                .getOrElseThrow(error -> error.fold(
                        conflict -> alreadyExists(kind, find(kind, object.key()).orElse(object)),
                        ObjectStore::unexpected,
                        ObjectStore::unexpected,
                        tooLarge -> Refusals.tooLarge(tooLarge.limit())));
    }

    static ApiException alreadyExists(ServedKind<?> kind, ApiObject existing) {
        ApiException plain = Refusals.alreadyExists(kind.resource(), existing.name());
        if (!existing.isTerminating()) return plain;
        return new ApiException(plain.status().withMessage("object is being deleted: " + plain.getMessage()));
    }

    /** Writes an object over this one; empty where that is no longer what is stored. */
    <T extends ApiObject> Optional<T> replace(ServedKind<T> kind, T object, T stored) {
        return put(kind, object, revision(stored))
                .map(Optional::of)
                .getOrElseGet(error -> error.fold(
                        conflict -> Optional.empty(),
                        compacted -> Optional.empty(),
                        future -> Optional.empty(),
                        tooLarge -> {
                            throw Refusals.tooLarge(tooLarge.limit());
                        }));
    }

    private <T extends ApiObject> Either<StoreError, T> put(ServedKind<T> kind, T object, long expected) {
        String key = Registry.key(kind, object.key());
        Value value = value(withRevision(object, ""), expected == 0 ? Optional.empty() : store.get(key));
        Either<StoreError, KeyValue> written = kind.timeToLive().isPresent()
                ? store.put(key, value, expected, kind.timeToLive().get())
                : store.put(key, value, expected);
        return written.map(entry -> object(kind, entry));
    }

    /** As what an object is put into the store: what it takes follows from what the one in its place does, if known. */
    private static Value value(ApiObject object, Optional<KeyValue> stored) {
        return stored.map(KeyValue::value)
                .filter(ObjectValue.class::isInstance)
                .map(before -> ((ObjectValue) before).next(object))
                .orElseGet(() -> new ObjectValue(object, Json.largestSize(object)));
    }

    /** Deletes an object; empty where it is no longer what is stored. The result has the deletion's revision. */
    <T extends ApiObject> Optional<T> remove(ServedKind<T> kind, T stored) {
        return store.delete(Registry.key(kind, stored.key()), revision(stored))
                .toJavaOptional()
                .map(entry -> object(kind, entry));
    }

    /** The object that an entry stands for. */
    @SuppressWarnings("unchecked") // a copy of a T with other metadata is a T
    <T extends ApiObject> T object(ServedKind<T> kind, KeyValue entry) {
        return entry.decoded(it -> {
            T plain = it.value() instanceof ObjectValue value
                    ? (T) value.object()
                    : Json.decode(kind.resource().type(), it.value().bytes());
            return withRevision(plain, Long.toString(it.modRevision()));
        });
    }

    @SuppressWarnings("unchecked") // see above
    static <T extends ApiObject> T withRevision(T object, String revision) {
        Optional<String> value = revision.isEmpty() ? Optional.empty() : Optional.of(revision);
        return (T) object.withMetadata(object.metadata().withResourceVersion(value));
    }

    static long revision(ApiObject stored) {
        return Long.parseLong(stored.resourceVersion());
    }

    static ApiException unexpected(StoreError error) {
        return Refusals.internalError("the store answered " + error);
    }

    /** An object on its way into the store: its bytes, so many at most, are made only for a store that asks. */
    private record ObjectValue(ApiObject object, long most) implements Value {
        /** The next state of the same object. */
        ObjectValue next(ApiObject next) {
            long sum = most + Json.largestGrowth(next, object);
            return new ObjectValue(next, sum <= ClusterStore.LARGEST_VALUE ? sum : Json.largestSize(next));
        }

        @Override
        public byte[] bytes() {
            return Json.encode(object);
        }

        /** In doubt the exact length: only then is the text made for it. */
        @Override
        public long size() {
            return most <= ClusterStore.LARGEST_VALUE ? most : bytes().length;
        }
    }
}
