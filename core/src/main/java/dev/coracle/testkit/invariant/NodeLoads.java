package dev.coracle.testkit.invariant;

import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pods of each node ask for together, kept from change to change, by the scheduler's way of counting. */
final class NodeLoads {
    private final Map<String, Held> byPod = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> byNode = new LinkedHashMap<>();

    /**
     * What a pod holds.
     *
     * @param pod whose it is
     * @param node where
     * @param amounts by name of the resource, CPU in thousandths; the pod itself counts as well
     */
    record Held(ObjectKey pod, String node, Map<String, Long> amounts) {}

    /** The loads of a state, counted anew. */
    static NodeLoads of(ClusterState state) {
        NodeLoads loads = new NodeLoads();
        for (Pod pod : state.all(Pod.class)) loads.put(pod);
        return loads;
    }

    /** The node of a pod that holds something: one that is bound and has not come to its end. */
    static Optional<String> place(Pod pod) {
        return PodConditions.isFinished(pod)
                ? Optional.empty()
                : pod.spec().nodeName().filter(it -> !it.isEmpty());
    }

    /** Takes a pod in as it is now. */
    void put(Pod pod) {
        remove(pod);
        place(pod).ifPresent(node -> {
            Held held = new Held(pod.key(), node, asked(pod));
            byPod.put(pod.uid(), held);
            count(held, 1);
        });
    }

    /** Takes in that a pod is gone. */
    void remove(Pod pod) {
        Held held = byPod.remove(pod.uid());
        if (held != null) count(held, -1);
    }

    private void count(Held held, int sign) {
        Map<String, Long> load = byNode.computeIfAbsent(held.node(), it -> new LinkedHashMap<>());
        held.amounts().forEach((name, amount) -> load.merge(name, sign * amount, NodeLoads::sum));
        if (load.isEmpty()) byNode.remove(held.node());
    }

    private static @Nullable Long sum(Long a, Long b) {
        return a + b == 0 ? null : Long.valueOf(a + b);
    }

    /** What the pods of a node ask for, without what nobody asks for. */
    Map<String, Long> on(String node) {
        return byNode.getOrDefault(node, Collections.emptyMap());
    }

    /** How much of a resource the pods of a node hold, one by one. */
    List<Held> holders(String node, String resource) {
        return byPod.values().stream()
                .filter(it -> it.node().equals(node) && it.amounts().containsKey(resource))
                .toList();
    }

    Map<String, Map<String, Long>> all() {
        return byNode;
    }

    /** What a pod asks of a node, without what it does not ask for. */
    static Map<String, Long> asked(Pod pod) {
        Resources requests = PodInfo.of(pod).requests();
        Map<String, Long> asked = new LinkedHashMap<>();
        asked.put(ResourceNames.PODS, 1L);
        add(asked, requests, ResourceNames.CPU);
        add(asked, requests, ResourceNames.MEMORY);
        add(asked, requests, ResourceNames.EPHEMERAL_STORAGE);
        requests.scalars().forEach(name -> add(asked, requests, name));
        return asked;
    }

    private static void add(Map<String, Long> asked, Resources requests, String name) {
        long amount = requests.amount(name);
        if (amount > 0) asked.put(name, amount);
    }

    /** How much of a resource a node has to give. */
    static long allocatable(Node node, String resource) {
        if (!resource.equals(ResourceNames.PODS))
            return Resources.of(node.status().allocatable()).amount(resource);
        return Optional.ofNullable(node.status().allocatable().get(resource))
                .map(it -> it.value())
                .orElse(0L);
    }
}
