package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinityTerm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Required affinity and anti-affinity between pods, both ways. Pods whose deletion has begun count. */
final class NeighbourRules {
    private static final String PLUGIN = "InterPodAffinity";

    private NeighbourRules() {}

    static Optional<Refusal> refusal(ReferenceCluster cluster, Pod pod, Node node) {
        if (!hasCompany(cluster, pod, node)) {
            return Optional.of(Refusal.unresolvable(PLUGIN, "node(s) didn't match pod affinity rules"));
        }
        if (antiAffinity(pod).stream()
                .anyMatch(term -> isNear(cluster, node, term, it -> selects(cluster, term, pod, it)))) {
            return Optional.of(Refusal.unschedulable(PLUGIN, "node(s) didn't match pod anti-affinity rules"));
        }
        if (isShunned(cluster, pod, node)) {
            return Optional.of(
                    Refusal.unschedulable(PLUGIN, "node(s) didn't satisfy existing pods anti-affinity rules"));
        }
        return Optional.empty();
    }

    private interface Question {
        boolean of(Pod other);
    }

    /** Whether all pods are near that the pod must be near; the first of a group has itself. */
    private static boolean hasCompany(ReferenceCluster cluster, Pod pod, Node node) {
        List<PodAffinityTerm> terms = affinity(pod);
        if (terms.stream().anyMatch(it -> !node.labels().containsKey(it.topologyKey()))) return false;
        Question wanted = other -> terms.stream().allMatch(it -> selects(cluster, it, pod, other));
        if (terms.stream().allMatch(it -> isNear(cluster, node, it, wanted))) return true;
        boolean anywhere = cluster.nodes().stream()
                .filter(it -> terms.stream().anyMatch(term -> it.labels().containsKey(term.topologyKey())))
                .flatMap(it -> cluster.on(it.name()).stream())
                .anyMatch(wanted::of);
        return !anywhere && wanted.of(pod);
    }

    /** Whether a pod is there that does not want this one near. */
    private static boolean isShunned(ReferenceCluster cluster, Pod pod, Node node) {
        for (Node other : cluster.nodes()) {
            for (Pod there : cluster.on(other.name())) {
                for (PodAffinityTerm term : antiAffinity(there)) {
                    if (isSame(node, other, term.topologyKey()) && selects(cluster, term, there, pod)) return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(ReferenceCluster cluster, Node node, PodAffinityTerm term, Question question) {
        return cluster.nodes().stream()
                .filter(it -> isSame(node, it, term.topologyKey()))
                .flatMap(it -> cluster.on(it.name()).stream())
                .anyMatch(question::of);
    }

    /** Whether two nodes are in the same part of the cluster, as a label tells parts apart. */
    static boolean isSame(Node a, Node b, String key) {
        return a.labels().containsKey(key)
                && Objects.equals(a.labels().get(key), b.labels().get(key));
    }

    /** Whether a term of a pod selects another pod. */
    static boolean selects(ReferenceCluster cluster, PodAffinityTerm term, Pod declaring, Pod other) {
        boolean own = term.namespaces().isEmpty() && term.namespaceSelector().isEmpty();
        boolean inNamespace = own
                ? other.namespace().equals(declaring.namespace())
                : term.namespaces().contains(other.namespace())
                        || Matching.selects(term.namespaceSelector(), cluster.namespaceLabels(other.namespace()));
        return inNamespace && Matching.selects(term.labelSelector(), other.labels());
    }

    static List<PodAffinityTerm> affinity(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAffinity())
                .map(it -> it.requiredDuringSchedulingIgnoredDuringExecution())
                .orElse(List.of());
    }

    static List<PodAffinityTerm> antiAffinity(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.podAntiAffinity())
                .map(it -> it.requiredDuringSchedulingIgnoredDuringExecution())
                .orElse(List.of());
    }
}
