package dev.coracle.simulation.fault;

import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.IntOrString;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.model.selector.Selector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A deployment, or a pod that nobody replaces, in the hands of somebody who may do everything. */
final class Workload {
    private static final String BUDGET = "-fault";
    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private final Client client;
    private final String namespace;
    private final String name;

    /**
     * A workload, whether it exists or not.
     *
     * @param key {@code namespace/name}
     */
    Workload(Client client, String key) {
        int slash = key.indexOf('/');
        if (slash < 1 || slash == key.length() - 1)
            throw new IllegalArgumentException("a workload must be given as namespace/name: \"" + key + "\"");
        this.client = client;
        this.namespace = key.substring(0, slash);
        this.name = key.substring(slash + 1);
    }

    private Optional<Deployment> deployment() {
        return client.deployments(namespace).find(name);
    }

    /** How many pods are wanted; empty where that is nobody's to say. */
    Optional<Integer> replicas() {
        return deployment().map(it -> it.spec().replicas().orElse(1));
    }

    /** Wants so many pods. */
    void scale(int replicas) {
        client.deployments(namespace).edit(name, it -> it.withSpec(it.spec().withReplicas(replicas)));
    }

    /** As {@code kubectl rollout restart}, with a moment as people tell it. */
    void restart(String moment) {
        if (deployment().isEmpty()) return;
        client.deployments(namespace).edit(name, it -> {
            Map<String, String> annotations =
                    new LinkedHashMap<>(it.spec().template().metadata().annotations());
            annotations.put(RESTARTED, moment);
            ObjectMeta marked = it.spec().template().metadata().withAnnotations(annotations);
            return it.withSpec(it.spec().withTemplate(it.spec().template().withMetadata(marked)));
        });
    }

    /** Its pods that are not being deleted, by name. */
    private List<Pod> pods() {
        Predicate<Pod> mine = deployment()
                .map(it -> Selector.of(it.spec().selector()))
                .map(it -> (Predicate<Pod>) pod -> it.matches(pod.metadata().labels()))
                .orElse(pod -> pod.name().equals(name));
        return client.pods(namespace).list().items().stream()
                .filter(it -> !it.isTerminating())
                .filter(mine)
                .toList();
    }

    /** Some of its pods that are not being deleted. */
    List<Pod> somePods(long count) {
        return pods().stream().limit(count).toList();
    }

    /** Deletes some of its pods. */
    void deletePods(long count, DeleteOptions how) {
        somePods(count).forEach(it -> client.pods(namespace).delete(it.name(), how));
    }

    /** Wants this share of its pods kept by whoever evicts; no longer, where it is 0. */
    void budget(long percent) {
        Resources<PodDisruptionBudget> budgets = client.podDisruptionBudgets(namespace);
        if (percent == 0) budgets.deleteIfExists(name + BUDGET);
        else if (budgets.find(name + BUDGET).isPresent()) budgets.edit(name + BUDGET, it -> kept(it, percent));
        else selector().ifPresent(it -> budgets.create(kept(budget(it), percent)));
    }

    private Optional<LabelSelector> selector() {
        Optional<LabelSelector> ofDeployment =
                deployment().flatMap(it -> it.spec().selector());
        if (ofDeployment.isPresent()) return ofDeployment;
        return client.pods(namespace)
                .find(name)
                .map(it -> LabelSelector.builder()
                        .matchLabels(it.metadata().labels())
                        .build());
    }

    private PodDisruptionBudget budget(LabelSelector selector) {
        return PodDisruptionBudget.builder()
                .metadata(ObjectMeta.builder()
                        .namespace(namespace)
                        .name(name + BUDGET)
                        .build())
                .spec(PodDisruptionBudgetSpec.builder().selector(selector).build())
                .build();
    }

    private static PodDisruptionBudget kept(PodDisruptionBudget budget, long percent) {
        return budget.withSpec(budget.spec().withMinAvailable(IntOrString.of(percent + "%")));
    }

    /** Deletes it; returns how to make it anew. Nothing of that where it does not exist. */
    Runnable delete() {
        Optional<Deployment> deployment = deployment();
        if (deployment.isPresent()) {
            Deployment again =
                    deployment.get().withMetadata(own(deployment.get())).withStatus(DeploymentStatus.EMPTY);
            Runnable classes = important(again.spec().template().spec());
            client.deployments(namespace).deleteIfExists(name);
            return () -> {
                classes.run();
                client.deployments(namespace).create(again);
            };
        }
        Optional<Pod> pod = client.pods(namespace).find(name);
        if (pod.isEmpty()) return () -> {};
        Pod again = pod.get()
                .withMetadata(own(pod.get()))
                .withSpec(pod.get().spec().withNodeName(Optional.empty()))
                .withStatus(PodStatus.EMPTY);
        Runnable classes = important(again.spec());
        client.pods(namespace).deleteIfExists(name);
        return () -> {
            classes.run();
            client.pods(namespace).create(again);
        };
    }

    /** Makes the priority class anew that pods name, where it has gone: the store may come from an older backup. */
    private Runnable important(PodSpec pods) {
        Resources<PriorityClass> classes = client.of(PriorityClass.class);
        Optional<PriorityClass> known = pods.priorityClassName().flatMap(classes::find);
        return () -> known.filter(it -> classes.find(it.name()).isEmpty())
                .ifPresent(it -> classes.create(it.withMetadata(own(it))));
    }

    /** What its author wrote of the metadata. */
    private static ObjectMeta own(ApiObject object) {
        return ObjectMeta.builder()
                .namespace(object.namespace())
                .name(object.name())
                .labels(object.metadata().labels())
                .annotations(object.metadata().annotations())
                .build();
    }
}
