package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.policy.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;

/** What somebody wants of an object, as opposed to what has become of it. */
final class Specified {
    /** The kinds of which that is known here. */
    static final List<Class<? extends ApiObject>> KINDS = List.of(
            Deployment.class,
            ReplicaSet.class,
            ReplicationController.class,
            PodDisruptionBudget.class,
            Service.class,
            Node.class);

    private Specified() {}

    static Object spec(ApiObject object) {
        if (object instanceof Deployment it) return it.spec();
        if (object instanceof ReplicaSet it) return it.spec();
        if (object instanceof ReplicationController it) return it.spec();
        if (object instanceof PodDisruptionBudget it) return it.spec();
        if (object instanceof Service it) return it.spec();
        if (object instanceof Node it) return it.spec();
        return object;
    }

    /** The generation that whoever works on an object has seen, for a kind that is counted. */
    static Optional<Long> observed(ApiObject object) {
        if (object instanceof Deployment it) return Optional.of(it.status().observedGeneration());
        if (object instanceof ReplicaSet it) return Optional.of(it.status().observedGeneration());
        if (object instanceof ReplicationController it)
            return Optional.of(it.status().observedGeneration());
        if (object instanceof PodDisruptionBudget it)
            return Optional.of(it.status().observedGeneration());
        return Optional.empty();
    }
}
