package dev.coracle.controllers.replicas;

import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.meta.ApiObject;

/**
 * A kind of object that asks for a number of equal pods, seen as a replica set.
 *
 * @param <T> the kind
 */
interface ReplicaKind<T extends ApiObject> {
    Class<T> type();

    /** The object's wishes and status; its metadata is the object's. */
    ReplicaSet asReplicaSet(T object);

    /** The object with another status. */
    T withStatus(T object, ReplicaSetStatus status);
}
