package dev.coracle.testkit.reference;

import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The filters that look at one node and the pods on it. */
final class OwnRules {
    private static final List<String> ORDER = List.of(
            "NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts", "NodeResourcesFit");

    private OwnRules() {}

    /** The first of these filters that refuses the pod. */
    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        return ORDER.stream()
                .flatMap(it -> refusal(it, cluster, pod, node).stream())
                .findFirst();
    }

    /** What one of them says. */
    static Optional<Refusal> refusal(String filter, ReferenceCluster cluster, Pod pod, Node node) {
        return switch (filter) {
            case "NodeUnschedulable" -> cordon(pod, node);
            case "NodeName" -> name(pod, node);
            case "TaintToleration" -> taint(pod, node);
            case "NodeAffinity" -> affinity(pod, node);
            case "NodePorts" -> ports(pod, cluster.on(node.name()));
            case "NodeResourcesFit" -> room(pod, node, cluster.on(node.name()));
            default -> throw new IllegalArgumentException("there is no filter " + filter);
        };
    }

    private static Optional<Refusal> cordon(Pod pod, Node node) {
        Taint cordon = Taint.builder()
                .key("node.kubernetes.io/unschedulable")
                .effect("NoSchedule")
                .build();
        boolean refused = node.spec().unschedulable()
                && !Matching.isTolerated(cordon, pod.spec().tolerations());
        return refused
                ? Optional.of(Refusal.unresolvable("NodeUnschedulable", "node(s) were unschedulable"))
                : Optional.empty();
    }

    private static Optional<Refusal> name(Pod pod, Node node) {
        return pod.spec()
                .nodeName()
                .filter(it -> !it.isEmpty() && !it.equals(node.name()))
                .map(it -> Refusal.unresolvable("NodeName", "node(s) didn't match the requested node name"));
    }

    private static Optional<Refusal> taint(Pod pod, Node node) {
        return Matching.untolerated(node, pod)
                .map(it -> Refusal.unresolvable(
                        "TaintToleration",
                        "node(s) had untolerated taint {" + it.key() + ": "
                                + it.value().orElse("") + "}"));
    }

    private static Optional<Refusal> affinity(Pod pod, Node node) {
        return Matching.isWanted(node, pod)
                ? Optional.empty()
                : Optional.of(
                        Refusal.unresolvable("NodeAffinity", "node(s) didn't match Pod's node affinity/selector"));
    }

    /** The only nodes that come into question, where every required term names its nodes. */
    static Optional<Set<String>> named(Pod pod) {
        if (Matching.required(pod).isEmpty()) return Optional.empty();
        List<NodeSelectorTerm> terms = Matching.required(pod).get().nodeSelectorTerms();
        Set<String> names = new LinkedHashSet<>();
        for (NodeSelectorTerm term : terms) {
            List<List<String>> lists = term.matchFields().stream()
                    .filter(it ->
                            it.key().equals("metadata.name") && it.operator().equals("In"))
                    .map(NodeSelectorRequirement::values)
                    .toList();
            if (lists.isEmpty()) return Optional.empty();
            Set<String> common = new LinkedHashSet<>(lists.get(0));
            lists.forEach(common::retainAll);
            names.addAll(common);
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static Optional<Refusal> ports(Pod pod, List<Pod> there) {
        List<ContainerPort> wanted = hostPorts(pod);
        boolean taken = there.stream()
                .flatMap(it -> hostPorts(it).stream())
                .anyMatch(used -> wanted.stream().anyMatch(it -> conflict(it, used)));
        return taken
                ? Optional.of(Refusal.unschedulable(
                        "NodePorts", "node(s) didn't have free ports for the requested pod ports"))
                : Optional.empty();
    }

    static List<ContainerPort> hostPorts(Pod pod) {
        return Stream.concat(
                        pod.spec().initContainers().stream().filter(Requests::isSidecar),
                        pod.spec().containers().stream())
                .flatMap(it -> it.ports().stream())
                .filter(it -> it.hostPort() > 0)
                .toList();
    }

    static boolean conflict(ContainerPort a, ContainerPort b) {
        return a.hostPort() == b.hostPort()
                && protocol(a).equals(protocol(b))
                && (address(a).equals("0.0.0.0")
                        || address(b).equals("0.0.0.0")
                        || address(a).equals(address(b)));
    }

    private static String protocol(ContainerPort port) {
        return port.protocol().filter(it -> !it.isEmpty()).orElse("TCP");
    }

    private static String address(ContainerPort port) {
        return port.hostIP().filter(it -> !it.isEmpty()).orElse("0.0.0.0");
    }

    private static Optional<Refusal> room(Pod pod, Node node, List<Pod> there) {
        Map<String, Long> allocatable = Requests.allocatable(node);
        Map<String, Long> asked = Requests.of(pod);
        Map<String, Long> taken = Requests.sum(there);
        List<String> reasons = new ArrayList<>();
        boolean resolvable = true;
        if (there.size() + 1 > allocatable.getOrDefault("pods", 0L)) reasons.add("Too many pods");
        Set<String> names = new LinkedHashSet<>(List.of("cpu", "memory", "ephemeral-storage"));
        names.addAll(asked.keySet());
        for (String name : names) {
            long amount = asked.getOrDefault(name, 0L);
            long all = allocatable.getOrDefault(name, 0L);
            if (amount <= 0 || amount <= all - taken.getOrDefault(name, 0L)) continue;
            reasons.add("Insufficient " + name);
            resolvable &= amount <= all;
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal("NodeResourcesFit", resolvable, List.copyOf(reasons)));
    }
}
