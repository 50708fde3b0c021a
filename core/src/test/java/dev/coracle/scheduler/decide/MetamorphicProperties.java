package dev.coracle.scheduler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.scheduler.Profile;
import dev.coracle.testkit.reference.RandomObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What must not change an answer, and which way it must change it: needs no second opinion. */
class MetamorphicProperties {
    private static final int NODES = 5;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();

    private Pod draw(long seed) {
        RandomObjects random = new RandomObjects(seed);
        nodes.clear();
        pods.clear();
        for (int i = 0; i < NODES; i++) nodes.add(random.node("n" + i));
        for (int i = 0; i < 2 * NODES; i++) {
            Pod pod = random.pod("p" + i, Instant.ofEpochSecond(i));
            pods.add(settled(pod).withSpec(pod.spec().withNodeName("n" + i % NODES)));
        }
        return settled(random.pod("j", Instant.ofEpochSecond(100)));
    }

    /** One that is not being resized. */
    private static Pod settled(Pod pod) {
        return pod.withStatus(pod.status().withContainerStatuses(List.of()));
    }

    /** One that does not care about other pods but for the room that they take. */
    private static Pod plain(Pod pod) {
        PodSpec spec = pod.spec();
        return pod.withSpec(spec.withTopologySpreadConstraints(List.of())
                .withAffinity(spec.affinity()
                        .map(it -> it.withPodAffinity(Optional.empty()).withPodAntiAffinity(Optional.empty()))));
    }

    private static Set<String> feasible(List<Node> nodes, List<Pod> pods, Pod pod) {
        Case situation = new Case("", nodes, pods, List.of(), List.of(), List.of(), List.of(), pod, false);
        Set<String> feasible = new TreeSet<>();
        Map<?, ?> answers = (Map<?, ?>)
                Decider.explain(situation, Profile.defaults()).tree().getOrDefault("nodes", Map.of());
        answers.forEach((node, answer) -> {
            if (answer.toString().contains("code=Success")) feasible.add(node.toString());
        });
        return feasible;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: the order of nodes and pods makes no difference")
    void orderMakesNoDifference(@ForAll long seed) {
        Pod pod = draw(seed);
        Set<String> before = feasible(nodes, pods, pod);
        Collections.shuffle(nodes, new Random(seed));
        Collections.shuffle(pods, new Random(seed));

        assertThat(feasible(nodes, pods, pod)).isEqualTo(before);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: another empty node, or a pod less, takes nothing away from a pod that does not care about others")
    void moreRoomTakesNothingAway(@ForAll long seed) {
        Pod pod = plain(draw(seed));
        Set<String> before = feasible(nodes, pods, pod);
        nodes.add(new RandomObjects(seed + 1).node("new"));
        Set<String> withNode = feasible(nodes, pods, pod);
        pods.remove(Math.floorMod(seed, pods.size()));

        assertThat(withNode).containsAll(before);
        assertThat(feasible(nodes, pods, pod)).containsAll(withNode);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: where all requests and capacities are three times as large, everything is as it was")
    void scaleMakesNoDifference(@ForAll long seed) {
        Pod pod = draw(seed);
        Set<String> before = feasible(nodes, pods, pod);
        List<Node> large = nodes.stream().map(MetamorphicProperties::tripled).toList();
        List<Pod> hungry = pods.stream().map(MetamorphicProperties::tripled).toList();

        assertThat(feasible(large, hungry, tripled(pod))).isEqualTo(before);
    }

    /** The number of pods stays: each is one. */
    private static Node tripled(Node node) {
        Map<String, Quantity> all = tripled(node.status().allocatable());
        all.replaceAll((name, amount) ->
                name.equals("pods") ? node.status().allocatable().getOrDefault(name, amount) : amount);
        return node.withStatus(node.status().withAllocatable(all));
    }

    private static Pod tripled(Pod pod) {
        PodSpec spec = pod.spec();
        return pod.withSpec(spec.withContainers(spec.containers().stream()
                        .map(MetamorphicProperties::tripled)
                        .toList())
                .withInitContainers(spec.initContainers().stream()
                        .map(MetamorphicProperties::tripled)
                        .toList())
                .withResources(spec.resources().map(MetamorphicProperties::tripled))
                .withOverhead(tripled(spec.overhead())));
    }

    private static Container tripled(Container container) {
        return container.withResources(tripled(container.resources()));
    }

    private static ResourceRequirements tripled(ResourceRequirements resources) {
        return resources.withRequests(tripled(resources.requests()));
    }

    private static Map<String, Quantity> tripled(Map<String, Quantity> amounts) {
        Map<String, Quantity> tripled = new LinkedHashMap<>();
        amounts.forEach((name, amount) -> tripled.put(name, amount.plus(amount).plus(amount)));
        return tripled;
    }
}
