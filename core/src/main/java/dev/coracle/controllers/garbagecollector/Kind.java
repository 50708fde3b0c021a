package dev.coracle.controllers.garbagecollector;

import dev.coracle.api.ApiException;
import dev.coracle.client.Resources;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Lister;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.model.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** The objects of one kind: as the informer shows them, and as the server has them. Safe for all threads. */
final class Kind<T extends ApiObject> {
    private static final String BY_OWNER = "metadata.ownerReferences.uid";

    private final ResourceType<T> type;
    private final Resources<T> resources;
    private final Lister<T> lister;

    Kind(ControllerContext context, Class<T> type) {
        this.type = ResourceType.of(type);
        resources = context.client().of(type);
        Informer<T> informer = context.informer(type);
        informer.addIndex(BY_OWNER, Kind::owners);
        lister = informer.lister();
    }

    private static List<String> owners(ApiObject object) {
        List<OwnerReference> owners = object.metadata().ownerReferences();
        if (owners.isEmpty()) return List.of();
        return owners.stream().map(OwnerReference::uid).distinct().toList();
    }

    ResourceType<T> type() {
        return type;
    }

    Optional<T> cached(ObjectKey key) {
        return lister.find(key);
    }

    /** Whether there is an object with this uid, wherever it is. Looks at all of them. */
    boolean has(String uid) {
        return lister.list().stream().anyMatch(it -> it.uid().equals(uid));
    }

    /** The objects that name this owner. */
    List<T> dependents(String ownerUid) {
        return lister.byIndex(BY_OWNER, ownerUid);
    }

    Optional<T> live(ObjectKey key) {
        return resources.in(key.namespace()).find(key.name());
    }

    /** Where an owner of this kind stands that an object names. */
    ObjectKey keyOf(OwnerReference owner, ApiObject dependent) {
        return new ObjectKey(type.namespaced() ? dependent.namespace() : "", owner.name());
    }

    /** Writes an object's metadata, if it is still as it was read. */
    @SuppressWarnings("unchecked") // a copy of a T with other metadata is a T
    T write(T object, ObjectMeta metadata) {
        return metadata.equals(object.metadata()) ? object : resources.update((T) object.withMetadata(metadata));
    }

    /** Deletes an object, if it is still as it was read. */
    void delete(T object, String policy) {
        Preconditions same = Preconditions.builder()
                .uid(object.uid())
                .resourceVersion(object.resourceVersion())
                .build();
        DeleteOptions how = DeleteOptions.builder()
                .preconditions(same)
                .propagationPolicy(policy)
                .build();
        try {
            resources.in(object.namespace()).delete(object.name(), how);
        } catch (ApiException e) {
            if (!e.isNotFound()) throw e;
        }
    }
}
