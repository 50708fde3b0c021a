package dev.coracle.controllers;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.schema.ResourceType;
import java.util.Optional;

/** Who an object belongs to. */
public final class Owners {
    private Owners() {}

    /** The owner that manages an object: the one reference with {@code controller: true}. */
    public static Optional<OwnerReference> controllerOf(ApiObject object) {
        for (OwnerReference owner : object.metadata().ownerReferences()) {
            if (owner.controller().orElse(false)) return Optional.of(owner);
        }
        return Optional.empty();
    }

    /** Whether this owner manages the object. */
    public static boolean isControlledBy(ApiObject object, ApiObject owner) {
        return controllerOf(object).filter(it -> it.uid().equals(owner.uid())).isPresent();
    }

    /** Key of the owner of this type that manages an object; its uid is still to be compared. */
    public static Optional<ObjectKey> controllerKey(ApiObject object, Class<? extends ApiObject> kind) {
        ResourceType<?> type = ResourceType.of(kind);
        return controllerOf(object)
                .filter(owner ->
                        owner.kind().equals(type.kind()) && owner.apiVersion().equals(type.apiVersion()))
                .map(owner -> new ObjectKey(object.namespace(), owner.name()));
    }

    /** A reference by which the owner manages an object, and which holds up its owner's deletion in the foreground. */
    public static OwnerReference controllerReference(ApiObject owner) {
        return OwnerReference.builder()
                .apiVersion(owner.apiVersion())
                .kind(owner.kind())
                .name(owner.name())
                .uid(owner.uid())
                .controller(true)
                .blockOwnerDeletion(true)
                .build();
    }
}
