package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.testkit.invariant.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that own others or are owned, by their uids. */
final class Uids {
    /** The kinds that are known here. */
    static final List<Class<? extends ApiObject>> KINDS = List.of(
            Node.class,
            Deployment.class,
            ReplicaSet.class,
            ReplicationController.class,
            Service.class,
            Pod.class,
            EndpointSlice.class,
            ConfigMap.class);

    private static final List<String> NAMES = KINDS.stream()
            .map(ResourceType::of)
            .map(it -> it.apiVersion() + " " + it.kind())
            .toList();

    private final Map<String, ApiObject> byUid = new LinkedHashMap<>();

    /** Takes a change in. */
    void take(Change change) {
        change.before().ifPresent(it -> byUid.remove(it.uid()));
        change.after().ifPresent(it -> byUid.put(it.uid(), it));
    }

    /** Whether what is not found here is not there. */
    static boolean isKnown(OwnerReference owner) {
        return NAMES.contains(owner.apiVersion() + " " + owner.kind());
    }

    Optional<ApiObject> find(String uid) {
        return Optional.ofNullable(byUid.get(uid));
    }
}
