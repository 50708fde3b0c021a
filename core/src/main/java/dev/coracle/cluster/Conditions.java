package dev.coracle.cluster;

import dev.coracle.client.Client;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Conditions that {@link Cluster#await} waits for. */
public final class Conditions {
    private Conditions() {}

    /** Something of the caller's own. */
    public static Condition that(String description, Function<Client, Condition.Observation> observation) {
        return new Condition() {
            @Override
            public String description() {
                return description;
            }

            @Override
            public Observation observe(Client client) {
                return observation.apply(client);
            }
        };
    }

    /** An object is as the predicate says. */
    public static <T extends ApiObject> Condition object(
            Class<T> type, String namespace, String name, String wish, Predicate<T> predicate) {
        String what = what(type, namespace, name);
        return one(type, namespace, name, what + " " + wish, (client, object) -> {
            return new Condition.Observation(predicate.test(object), () -> what + ": " + Glance.at(object));
        });
    }

    /** There is no object of this name. */
    public static Condition gone(Class<? extends ApiObject> type, String namespace, String name) {
        return that(what(type, namespace, name) + " to be gone", client -> {
            Optional<? extends ApiObject> object = client.of(type).in(namespace).find(name);
            return new Condition.Observation(
                    object.isEmpty(), object.map(Glance::at).orElse("gone"));
        });
    }

    /** So many nodes have registered, or more, and each of them is ready. */
    public static Condition nodesReady(int count) {
        return that(count + " nodes to be ready", client -> {
            List<Node> nodes = client.nodes().list().items();
            Condition.Observation ready = all(nodes, "no nodes", NodeConditions::isReady);
            boolean enough = nodes.size() >= count;
            return new Condition.Observation(
                    enough && (ready.holds() || count == 0), () -> nodes.size() + " nodes; " + ready.seen());
        });
    }

    /** A node is ready, or not. */
    public static Condition nodeReady(String name, boolean ready) {
        return object(
                Node.class,
                "",
                name,
                ready ? "to be ready" : "not to be ready",
                it -> NodeConditions.isReady(it) == ready);
    }

    /** A pod is ready. */
    public static Condition podReady(String namespace, String name) {
        return one(
                Pod.class, namespace, name, "pod " + new ObjectKey(namespace, name) + " to be ready", (client, pod) -> {
                    return new Condition.Observation(Glance.isReady(pod), () -> Glance.at(pod));
                });
    }

    /** Exactly so many pods of a namespace have these labels, each of them ready and none terminating. */
    public static Condition podsReady(String namespace, String labelSelector, int count) {
        String what = count + " pods of " + namespace + " with " + labelSelector + " to be ready";
        return that(what, client -> {
            List<Pod> pods =
                    client.pods(namespace).list(Glance.labelled(labelSelector)).items();
            Condition.Observation ready = all(pods, "no pods", Glance::isReady);
            boolean enough = pods.size() == count;
            return new Condition.Observation(
                    (ready.holds() || count == 0) && enough, () -> pods.size() + " pods; " + ready.seen());
        });
    }

    /** All pods there are, in any namespace, are ready or have ended well. */
    public static Condition allPodsSettled() {
        return that("all pods to be ready or to have succeeded", client -> {
            List<Pod> pods = client.pods().list().items();
            Condition.Observation settled = all(pods, "no pods", Glance::isSettled);
            return pods.isEmpty() ? new Condition.Observation(true, "no pods") : settled;
        });
    }

    /** The present generation of a deployment is rolled out, as {@code kubectl rollout status} says it. */
    public static Condition rolledOut(String namespace, String name) {
        String what = "deployment " + new ObjectKey(namespace, name) + " to be rolled out";
        return one(Deployment.class, namespace, name, what, (client, deployment) -> {
            DeploymentStatus status = deployment.status();
            int wanted = deployment.spec().replicas().orElse(1);
            boolean holds = status.observedGeneration() >= deployment.metadata().generation()
                    && status.updatedReplicas() == wanted
                    && status.replicas() == wanted
                    && status.availableReplicas() == wanted;
            return new Condition.Observation(
                    holds,
                    () -> status.updatedReplicas() + " of " + wanted
                            + " pods updated, " + status.availableReplicas() + " available"
                            + (holds ? "" : Glance.troubles(client, namespace)));
        });
    }

    private static <T extends ApiObject> Condition one(
            Class<T> type,
            String namespace,
            String name,
            String description,
            BiFunction<Client, T, Condition.Observation> observation) {
        return that(
                description,
                client -> client.of(type)
                        .in(namespace)
                        .find(name)
                        .map(object -> observation.apply(client, object))
                        .orElse(new Condition.Observation(false, "there is none")));
    }

    private static <T extends ApiObject> Condition.Observation all(
            List<T> objects, String none, Predicate<? super T> predicate) {
        if (objects.isEmpty()) return new Condition.Observation(false, none);
        List<T> lacking = objects.stream().filter(it -> !predicate.test(it)).toList();
        return new Condition.Observation(
                lacking.isEmpty(),
                () -> Glance.some(lacking.stream().map(Glance::at).toList()));
    }

    private static String what(Class<? extends ApiObject> type, String namespace, String name) {
        return type.getSimpleName().toLowerCase(Locale.ROOT) + " " + new ObjectKey(namespace, name);
    }
}
