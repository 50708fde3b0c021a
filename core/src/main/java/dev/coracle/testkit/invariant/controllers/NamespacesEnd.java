package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In the end every namespace whose deletion has begun is gone, with all that was in it, unless a finalizer or a pod on a
 * node that is lost holds it up; and nothing is in a namespace that is not there.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/">Namespaces</a>
 */
final class NamespacesEnd extends Promise {
    private static final List<Class<? extends ApiObject>> CONTENT =
            List.of(Pod.class, Deployment.class, ReplicaSet.class, Service.class, ConfigMap.class);

    NamespacesEnd() {
        super(
                "In the end a namespace that is deleted is gone with all that was in it.",
                Term.EVENTUALLY,
                List.of(
                        Namespace.class,
                        Node.class,
                        Pod.class,
                        Deployment.class,
                        ReplicaSet.class,
                        Service.class,
                        ConfigMap.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Set<String> held = new LinkedHashSet<>();
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : CONTENT) {
            for (ApiObject object : state.all(kind)) {
                if (isHeld(object, state)) held.add(object.namespace());
                boolean known = state.find(Namespace.class, new ObjectKey("", object.namespace()))
                        .isPresent();
                verdict = verdict.and(known ? Verdict.kept() : stray(object));
            }
        }
        for (Namespace namespace : state.all(Namespace.class)) {
            if (!namespace.isTerminating() || held.contains(namespace.name())) continue;
            verdict = verdict.and(Verdict.broken("namespace " + namespace.name(), "is still terminating", "be gone"));
        }
        return verdict;
    }

    private static Verdict stray(ApiObject object) {
        return Verdict.broken(object.kind() + " " + object.key(), "is in a namespace that is not there", "be gone");
    }

    private static boolean isHeld(ApiObject object, ClusterState state) {
        if (!object.metadata().finalizers().isEmpty()) return true;
        return object instanceof Pod pod
                && state.find(
                                Node.class,
                                new ObjectKey("", pod.spec().nodeName().orElse("")))
                        .filter(it -> !NodeConditions.isReady(it))
                        .isPresent();
    }
}
