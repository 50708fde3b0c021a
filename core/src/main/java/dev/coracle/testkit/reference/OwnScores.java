package dev.coracle.testkit.reference;

import dev.coracle.model.core.Container;
import dev.coracle.model.core.ImageVolumeSource;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PreferredSchedulingTerm;
import dev.coracle.model.core.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores that look at one node alone: taints, affinity and images. */
final class OwnScores {
    private static final long MIB = 1 << 20;

    private OwnScores() {}

    /** How many taints the node has that the pod would rather not see. */
    static long unwantedTaints(Pod pod, Node node) {
        List<Toleration> tolerations = pod.spec().tolerations().stream()
                .filter(it -> it.effect().orElse("").isEmpty()
                        || it.effect().orElse("").equals("PreferNoSchedule"))
                .toList();
        return node.spec().taints().stream()
                .filter(it -> it.effect().equals("PreferNoSchedule") && !Matching.isTolerated(it, tolerations))
                .count();
    }

    /** The weights of the pod's wishes that the node meets. */
    static long wishes(Pod pod, Node node) {
        Optional<NodeAffinity> affinity = pod.spec().affinity().flatMap(it -> it.nodeAffinity());
        return affinity.map(it -> it.preferredDuringSchedulingIgnoredDuringExecution()).orElse(List.of()).stream()
                .filter(it -> Matching.matches(it.preference(), node))
                .mapToLong(PreferredSchedulingTerm::weight)
                .sum();
    }

    /** How much of what the pod runs is there already; an image that few nodes have counts less. */
    static long images(ReferenceCluster cluster, Pod pod, Node node) {
        List<String> images = new ArrayList<>();
        pod.spec().initContainers().stream().flatMap(it -> it.image().stream()).forEach(images::add);
        pod.spec().containers().stream().flatMap(it -> it.image().stream()).forEach(images::add);
        pod.spec().volumes().stream()
                .flatMap(it -> it.image().flatMap(ImageVolumeSource::reference).stream())
                .forEach(images::add);
        long sum = 0;
        for (String image : images) sum += share(cluster, node, image);
        List<Container> all = new ArrayList<>(pod.spec().initContainers());
        all.addAll(pod.spec().containers());
        long most = 1000 * MIB * all.size();
        long least = 23 * MIB;
        return 100 * (Math.max(least, Math.min(most, sum)) - least) / (most - least);
    }

    private static long share(ReferenceCluster cluster, Node node, String image) {
        String name = image.lastIndexOf(':') > image.lastIndexOf('/') ? image : image + ":latest";
        long size = size(node, name);
        long having = cluster.nodes().stream().filter(it -> has(it, name)).count();
        return (long) (size * ((double) having / cluster.nodes().size()));
    }

    private static boolean has(Node node, String name) {
        return node.status().images().stream().anyMatch(it -> it.names().contains(name));
    }

    private static long size(Node node, String name) {
        return node.status().images().stream()
                .filter(it -> it.names().contains(name))
                .mapToLong(it -> it.sizeBytes())
                .max()
                .orElse(0);
    }
}
