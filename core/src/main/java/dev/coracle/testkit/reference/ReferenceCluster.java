package dev.coracle.testkit.reference;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.policy.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A cluster as a value: all that a decision about a pod depends on. Immutable. */
public final class ReferenceCluster {
    private final Map<String, Node> nodes;
    private final Map<String, List<Pod>> podsByNode;
    private final Map<String, List<Pod>> nominatedByNode;
    private final Function<String, Map<String, String>> namespaceLabels;
    private final List<Service> services;
    private final List<PodDisruptionBudget> budgets;
    private final List<ApiObject> storage;

    private ReferenceCluster(
            Map<String, Node> nodes,
            Map<String, List<Pod>> podsByNode,
            Map<String, List<Pod>> nominatedByNode,
            Function<String, Map<String, String>> namespaceLabels,
            List<Service> services,
            List<PodDisruptionBudget> budgets,
            List<ApiObject> storage) {
        this.nodes = nodes;
        this.podsByNode = podsByNode;
        this.nominatedByNode = nominatedByNode;
        this.namespaceLabels = namespaceLabels;
        this.services = services;
        this.budgets = budgets;
        this.storage = storage;
    }

    /**
     * A cluster.
     *
     * @param pods those with {@code spec.nodeName} are on that node unless they have ended, those with
     *     {@code status.nominatedNodeName} alone wait for room there, and others are nowhere
     */
    public static ReferenceCluster of(
            List<Node> nodes,
            List<Pod> pods,
            List<Namespace> namespaces,
            List<Service> services,
            List<PodDisruptionBudget> budgets) {
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        namespaces.forEach(it -> labels.put(it.name(), it.labels()));
        return of(nodes, pods, name -> labels.getOrDefault(name, Collections.emptyMap()), services, budgets);
    }

    /** The same, with a function that knows the labels of namespaces. */
    public static ReferenceCluster of(
            List<Node> nodes,
            List<Pod> pods,
            Function<String, Map<String, String>> namespaceLabels,
            List<Service> services,
            List<PodDisruptionBudget> budgets) {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(it -> byName.put(it.name(), it));
        Map<String, List<Pod>> placed = new LinkedHashMap<>();
        Map<String, List<Pod>> nominated = new LinkedHashMap<>();
        for (Pod pod : pods) {
            Optional<String> at = place(pod);
            if (at.isPresent()) add(placed, at.get(), pod);
            else if (!hasEnded(pod) && !nomination(pod).isEmpty()) add(nominated, nomination(pod), pod);
        }
        return new ReferenceCluster(
                byName, placed, nominated, namespaceLabels, List.copyOf(services), List.copyOf(budgets), List.of());
    }

    /**
     * A cluster whose pods are sorted by node already.
     *
     * @param podsByNode those that are on a node
     * @param nominatedByNode those that wait for room on one
     */
    public static ReferenceCluster of(
            List<Node> nodes,
            Map<String, List<Pod>> podsByNode,
            Map<String, List<Pod>> nominatedByNode,
            Function<String, Map<String, String>> namespaceLabels,
            List<PodDisruptionBudget> budgets) {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(it -> byName.put(it.name(), it));
        return new ReferenceCluster(
                byName, podsByNode, nominatedByNode, namespaceLabels, List.of(), budgets, List.of());
    }

    private static void add(Map<String, List<Pod>> lists, String name, Pod pod) {
        lists.computeIfAbsent(name, it -> new ArrayList<>()).add(pod);
    }

    /** The node that a pod takes room on: it is bound, and has not ended. */
    public static Optional<String> place(Pod pod) {
        return hasEnded(pod) ? Optional.empty() : pod.spec().nodeName().filter(it -> !it.isEmpty());
    }

    static boolean hasEnded(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static String nomination(Pod pod) {
        return pod.status().nominatedNodeName().orElse("");
    }

    /** All nodes, in the order in which they were given. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** A node. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** The pods on a node, in the order in which they were given. */
    public List<Pod> on(String node) {
        return Collections.unmodifiableList(podsByNode.getOrDefault(node, List.of()));
    }

    /** The pods that wait for room being made on a node. */
    List<Pod> nominatedTo(String node) {
        return nominatedByNode.getOrDefault(node, List.of());
    }

    Map<String, String> namespaceLabels(String name) {
        return namespaceLabels.apply(name);
    }

    List<Service> services(String namespace) {
        return services.stream().filter(it -> it.namespace().equals(namespace)).toList();
    }

    List<PodDisruptionBudget> budgets(String namespace) {
        return budgets.stream().filter(it -> it.namespace().equals(namespace)).toList();
    }

    /**
     * The cluster with volumes.
     *
     * @param storage all volumes, claims, storage classes, and what CSI drivers say of nodes and of what is left
     */
    public ReferenceCluster withStorage(List<ApiObject> storage) {
        return new ReferenceCluster(
                nodes, podsByNode, nominatedByNode, namespaceLabels, services, budgets, List.copyOf(storage));
    }

    /** What belongs to storage, of one kind. */
    <T extends ApiObject> List<T> stored(Class<T> kind) {
        return storage.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends ApiObject> Optional<T> stored(Class<T> kind, String namespace, String name) {
        return stored(kind).stream()
                .filter(it -> it.namespace().equals(namespace) && it.name().equals(name))
                .findFirst();
    }

    /** The cluster with exactly these pods on a node. */
    public ReferenceCluster with(String node, List<Pod> pods) {
        Map<String, List<Pod>> changed = new LinkedHashMap<>(podsByNode);
        changed.put(node, List.copyOf(pods));
        return new ReferenceCluster(nodes, changed, nominatedByNode, namespaceLabels, services, budgets, storage);
    }

    /** The cluster with one more pod on a node. */
    public ReferenceCluster plus(String node, Pod pod) {
        List<Pod> pods = new ArrayList<>(on(node));
        pods.add(pod);
        return with(node, pods);
    }

    /** The cluster with one pod less on a node. */
    public ReferenceCluster minus(String node, Pod pod) {
        List<Pod> pods = new ArrayList<>(on(node));
        pods.removeIf(it -> it.uid().equals(pod.uid()));
        return with(node, pods);
    }
}
