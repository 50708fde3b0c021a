package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.client.Client;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster of nothing but an API server; the test is scheduler and kubelet. */
class NoOvercommitTest {
    private static final String DEVICE = "example.com/device";

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .scheduler(Optional.empty())
                    .controllers(List.of())
                    .build(),
            1);
    private final Client client = simulation.cluster().client();
    private final InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), new NoOvercommit());

    @AfterEach
    void close() {
        monitor.close();
        simulation.close();
    }

    private static Map<String, Quantity> amounts(String... pairs) {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) amounts.put(pairs[i], Quantity.parse(pairs[i + 1]));
        return amounts;
    }

    private void node(String name, String... allocatable) {
        client.nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder().name(name).build())
                        .status(NodeStatus.builder()
                                .allocatable(amounts(allocatable))
                                .build())
                        .build());
    }

    private static Container container(String name, String... requests) {
        Map<String, Quantity> limits = amounts(requests);
        limits.keySet().removeIf(it -> !it.contains("/"));
        return Container.builder()
                .name(name)
                .image("app:1")
                .resources(ResourceRequirements.builder()
                        .requests(amounts(requests))
                        .limits(limits)
                        .build())
                .build();
    }

    private Pod pod(String name, UnaryOperator<PodSpec.Builder> spec) {
        return client.pods()
                .create(Pod.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace("default")
                                .name(name)
                                .build())
                        .spec(spec.apply(PodSpec.builder()).build())
                        .build());
    }

    private Pod pod(String name, String... requests) {
        return pod(name, spec -> spec.addContainer(container("main", requests)));
    }

    private void bind(Pod pod, String node) {
        client.pods().bind(pod, node);
        settle();
    }

    private void settle() {
        simulation.cluster().run(Duration.ofMillis(1));
    }

    private List<String> complaints() {
        return monitor.violations().stream()
                .map(it -> it.place() + " " + it.wrong())
                .toList();
    }

    @Test
    void aNodeThatIsJustFullIsNotOvercommitted() {
        node("n1", "cpu", "1", "memory", "1Gi", "pods", "2", DEVICE, "1");
        bind(pod("a", "cpu", "400m", "memory", "1Gi"), "n1");
        bind(pod("b", "cpu", "600m", DEVICE, "1"), "n1");

        monitor.check();
        assertThat(monitor.exercised()).containsEntry("NoOvercommit", 2L);
    }

    @Test
    void everyResourceCounts() {
        node("n1", "cpu", "1", "memory", "1Gi", "pods", "10", "ephemeral-storage", "1Gi", DEVICE, "1");
        bind(pod("first", "cpu", "1", "memory", "1Gi", "ephemeral-storage", "1Gi", DEVICE, "1"), "n1");
        bind(pod("cpu", "cpu", "1m"), "n1");
        bind(pod("memory", "memory", "1Mi"), "n1");
        bind(pod("disk", "ephemeral-storage", "1Mi"), "n1");
        bind(pod("device", DEVICE, "1"), "n1");

        assertThat(complaints())
                .containsExactly(
                        "node n1 holds 1001m of cpu with default/cpu (default/first 1, default/cpu 1m)",
                        "node n1 holds 1025Mi of memory with default/memory (default/first 1Gi, default/memory 1Mi)",
                        "node n1 holds 1025Mi of ephemeral-storage with default/disk (default/first 1Gi, default/disk"
                                + " 1Mi)",
                        "node n1 holds 2 of example.com/device with default/device (default/first 1, default/device 1)");
    }

    @Test
    void theNumberOfPodsCounts() {
        node("n1", "cpu", "1", "pods", "1");
        bind(pod("a"), "n1");
        bind(pod("b"), "n1");

        assertThatThrownBy(monitor::check)
                .isInstanceOf(InvariantError.class)
                .hasMessageMatching(
                        "(?s)1 violation:\n  NoOvercommit is broken at revision \\d+, 2026-01-01T00:00:00\\S*Z:"
                                + " node n1 holds 2 of pods with default/b \\(default/a 1, default/b 1\\); it should hold no more"
                                + " than the 1 that it can allocate");
    }

    @Test
    void initContainersSidecarsAndOverheadCountAsTheSchedulerCountsThem() {
        node("n1", "cpu", "1", "pods", "10");
        UnaryOperator<PodSpec.Builder> greedy =
                spec -> spec.addInitContainer(container("side", "cpu", "300m").withRestartPolicy("Always"))
                        .addInitContainer(container("init", "cpu", "600m"))
                        .addContainer(container("main", "cpu", "200m"));
        bind(pod("a", greedy), "n1");
        assertThat(complaints()).isEmpty();
        bind(pod("b", "cpu", "101m"), "n1");

        assertThat(complaints())
                .containsExactly("node n1 holds 1001m of cpu with default/b (default/a 900m, default/b 101m)");
    }

    @Test
    void aPodCountsUntilItHasEndedOrIsGone() {
        node("n1", "cpu", "1", "pods", "10");
        Pod a = pod("a", "cpu", "1");
        bind(a, "n1");
        client.pods("default")
                .status()
                .edit("a", it -> it.withStatus(it.status().withPhase("Succeeded")));
        bind(pod("b", "cpu", "1"), "n1");
        monitor.check();
        client.pods("default")
                .delete("b", DeleteOptions.builder().gracePeriodSeconds(0L).build());
        bind(pod("c", "cpu", "1"), "n1");
        monitor.check();
        client.pods("default").delete("c");
        bind(pod("d", "cpu", "1"), "n1");

        assertThat(complaints())
                .as("c is terminating and still there")
                .containsExactly("node n1 holds 2 of cpu with default/d (default/c 1, default/d 1)");
    }

    @Test
    void aNodeThatShrinksIsNobodysFaultButWhoBindsToItNextIsToBlame() {
        node("n1", "cpu", "2", "pods", "10");
        bind(pod("a", "cpu", "2"), "n1");
        client.nodes()
                .status()
                .edit("n1", it -> it.withStatus(it.status().withAllocatable(amounts("cpu", "1", "pods", "10"))));
        settle();
        monitor.check();
        bind(pod("b"), "n1");
        monitor.check();
        bind(pod("c", "cpu", "1m"), "n1");

        assertThat(complaints()).hasSize(1);
    }

    @Test
    void aPodMadeWithItsNodeIsNobodysFaultButCounts() {
        node("n1", "cpu", "1", "pods", "10");
        pod("static", spec -> spec.nodeName("n1").addContainer(container("main", "cpu", "2")));
        settle();
        monitor.check();
        bind(pod("a", "cpu", "1m"), "n1");

        assertThat(complaints()).hasSize(1);
    }

    @Test
    void aNodeThatIsNotThereIsNotJudged() {
        node("n1", "cpu", "1", "pods", "10");
        bind(pod("a", "cpu", "5"), "n2");

        monitor.check();
        assertThatThrownBy(monitor::checkExercised)
                .isInstanceOf(InvariantError.class)
                .hasMessage("never put to the test: NoOvercommit");
    }

    @Test
    void changesOfNodesAndPodsAreJudgedInTheirOrder() {
        node("n1", "cpu", "1", "pods", "10");
        for (int i = 1; i <= 20; i++) {
            String cpu = Integer.toString(i + 1);
            client.nodes()
                    .status()
                    .edit("n1", it -> it.withStatus(it.status().withAllocatable(amounts("cpu", cpu, "pods", "99"))));
            client.pods().bind(pod("p" + i, "cpu", "1"), "n1");
            if (i % 3 == 0) settle();
        }

        assertThatCode(monitor::check).doesNotThrowAnyException();
        assertThat(monitor.exercised()).containsEntry("NoOvercommit", 20L);
    }

    @Test
    void aNodeThatHasJustShrunkMayBeFilledAsItWas() {
        node("n1", "cpu", "2", "pods", "10");
        bind(pod("a", "cpu", "1"), "n1");
        shrinkTo("1");
        bind(pod("b", "cpu", "1"), "n1");
        assertThat(complaints()).isEmpty();

        simulation.cluster().run(Duration.ofMinutes(1));
        bind(pod("c", "cpu", "1m"), "n1");
        assertThat(complaints()).singleElement().asString().contains("node n1 holds 2001m of cpu with default/c");
    }

    private void shrinkTo(String cpu) {
        Node node = client.nodes().get("n1");
        client.nodes().updateStatus(node.withStatus(node.status().withAllocatable(amounts("cpu", cpu, "pods", "10"))));
        settle();
    }
}
