package dev.coracle.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.DefinitionException;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.cluster.Running;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.Simulation;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClustersTest {
    private static List<NodeDefinition> nodes(UnaryOperator<ClusterSpec> spec) {
        return Clusters.define("shop", spec).definition().nodes();
    }

    private static NodeDefinition node(UnaryOperator<NodeSpec> shape) {
        return nodes(c -> c.node("n", shape)).get(0);
    }

    /** A fragment of a definition. */
    private static NodeSpec small(NodeSpec node) {
        return node.cores(2).memory("2Gi").pods(20);
    }

    private static UnaryOperator<ClusterSpec> twoZones(int each) {
        return c -> c.nodes(each, node -> node.zone("a")).nodes(each, node -> node.zone("b"));
    }

    @Test
    void aClusterIsDefinedWithoutAnythingAndHasTheUsualParts() {
        ClusterDefinition definition = Clusters.define("shop", c -> c).definition();

        assertThat(definition.name()).isEqualTo("shop");
        assertThat(definition.nodes()).isEmpty();
        assertThat(definition.scheduler()).isPresent();
        assertThat(definition.controllers()).isNotEmpty();
    }

    @Test
    void nodesAreNumberedOverTheWholeCluster() {
        assertThat(nodes(c -> c.nodes(2).node("gpu", node -> node).nodes(1)))
                .extracting(NodeDefinition::name)
                .containsExactly("node-1", "node-2", "gpu", "node-4");
    }

    @Test
    void aPlanTellsWhetherItSurvivesTheLossOfANode() {
        ClusterPlan plan = Clusters.define("shop", c -> c.nodes(3, node -> node.cores(4)));

        assertThat(plan.sizing(Workloads.deployment("web", 8, pod -> pod.cpu("1")))
                        .survives(1)
                        .isCertain())
                .isTrue();
        assertThat(plan.sizing(Workloads.deployment("web", 9, pod -> pod.cpu("1")))
                        .survives(1))
                .hasToString("does not survive the loss of node-1: the pods ask for 9000m of cpu, and the nodes left"
                        + " have 8000m of cpu");
    }

    @Test
    void aNodeKnowsHowManyCameBefore() {
        assertThat(nodes(c -> c.nodes(3, node -> node.zone(node.number() % 2 == 0 ? "a" : "b"))))
                .extracting(node -> node.labels().get("topology.kubernetes.io/zone"))
                .containsExactly("a", "b", "a");
    }

    @Test
    void aNodeIsAsItIsSaidToBe() {
        NodeDefinition node = node(n -> n.cores(8)
                .memory("32Gi")
                .pods(50)
                .resource("nvidia.com/gpu", "2")
                .reserved("cpu", "500m")
                .zone("a")
                .label("disk", "ssd")
                .taint("gpu", "yes", "NoSchedule"));

        assertThat(node.capacity())
                .containsEntry("cpu", Quantity.parse("8"))
                .containsEntry("memory", Quantity.parse("32Gi"))
                .containsEntry("pods", Quantity.parse("50"))
                .containsEntry("nvidia.com/gpu", Quantity.parse("2"));
        assertThat(node.reserved()).containsOnlyKeys("cpu");
        assertThat(node.labels()).containsEntry("disk", "ssd").containsEntry("topology.kubernetes.io/zone", "a");
        assertThat(node.taints())
                .singleElement()
                .satisfies(it -> assertThat(it.key()).isEqualTo("gpu"));
    }

    @Test
    void whatIsSaidLaterReplacesWhatWasSaidBefore() {
        NodeDefinition node = node(n -> small(n).cores(16).label("a", "1").label("a", "2"));

        assertThat(node.capacity())
                .containsEntry("cpu", Quantity.parse("16"))
                .containsEntry("memory", Quantity.parse("2Gi"));
        assertThat(node.labels()).containsEntry("a", "2");
        assertThat(Clusters.define("a", c -> c.with(it -> it.name("b")))
                        .definition()
                        .name())
                .isEqualTo("b");
    }

    @Test
    void fragmentsArePlainMethods() {
        assertThat(nodes(c -> twoZones(2).apply(c).nodes(1, ClustersTest::small)))
                .extracting(NodeDefinition::name)
                .containsExactly("node-1", "node-2", "node-3", "node-4", "node-5");
    }

    @Test
    void aSpecIsNotChangedByWhatIsMadeFromIt() {
        ClusterSpec two = twoZones(1).apply(ClusterSpec.of("shop"));
        ClusterDefinition three = two.nodes(1).definition();

        assertThat(two.definition().nodes()).hasSize(2);
        assertThat(three.nodes()).hasSize(3);
    }

    @Test
    void mistakesOfTheWordsAndOfTheDefinitionAreInOneReport() {
        assertThatThrownBy(() -> Clusters.define(
                        "Shop",
                        c -> c.nodes(-1)
                                .node("a", node -> node.memory("much").reserved("cpu", "half"))
                                .node("a", node -> node.taint("k", "v", "NoSleep"))))
                .isInstanceOf(DefinitionException.class)
                .satisfies(e -> assertThat(((DefinitionException) e).mistakes())
                        .satisfiesExactly(
                                it -> assertThat(it).isEqualTo("nodes: Invalid value: \"-1\": must not be negative"),
                                it -> assertThat(it).startsWith("a, resource memory: Invalid value: \"much\": "),
                                it -> assertThat(it).startsWith("a, reserved cpu: Invalid value: \"half\": "),
                                it -> assertThat(it).startsWith("name: Invalid value: \"Shop\": "),
                                it -> assertThat(it)
                                        .isEqualTo("nodes[1].taints[0].effect: Invalid value: \"NoSleep\": must be"
                                                + " NoSchedule, PreferNoSchedule or NoExecute"),
                                it -> assertThat(it).isEqualTo("nodes: Invalid value: \"a\": this name occurs twice")));
    }

    @Test
    void aMistakeOfTheWordsAloneIsReportedToo() {
        assertThatThrownBy(() -> node(n -> n.cores(-1)))
                .hasMessageContaining("nodes[0].capacity[cpu]: Invalid value: \"-1\": must not be negative");
        assertThatThrownBy(() -> node(n -> n.memory("8 GB"))).hasMessageStartingWith("1 mistake in the definition");
    }

    @Test
    void aComponentTakesPart() {
        ClusterPlan plan =
                Clusters.define("shop", c -> c.component("clerk", context -> Running.UNTIL_ITS_PROCESS_ENDS));
        try (Simulation simulation = plan.simulate(1)) {
            assertThat(simulation.cluster().component("clerk").isRunning()).isTrue();
        }
    }

    @Test
    void aPlanIsPlayedInRealAndInSimulatedTime() {
        ClusterPlan plan = Clusters.define("shop", c -> c.nodes(2, ClustersTest::small));
        try (Cluster cluster = plan.start();
                Simulation simulation = plan.simulate(42)) {
            for (Cluster each : List.of(cluster, simulation.cluster())) {
                each.apply(Workloads.deployment("web", 3, pod -> pod.cpu("500m")));
                each.await(Conditions.rolledOut("default", "web"));
            }
        }
    }

    @Test
    void aProfileOfTheSchedulerIsChanged() {
        ClusterPlan plan = Clusters.define(
                "shop",
                c -> c.nodes(1, node -> node.cores(1)).scheduler(profile -> profile.without("NodeResourcesFit")));
        try (Simulation simulation = plan.simulate(1)) {
            Cluster cluster = simulation.cluster();
            cluster.apply(Workloads.pod("big", pod -> pod.cpu("4")));
            cluster.await(Conditions.object(
                    Pod.class,
                    "default",
                    "big",
                    "to be bound",
                    it -> it.spec().nodeName().isPresent()));
        }
    }
}
