package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.model.Quantity;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.DeploymentSpec;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.capacity.Capacity;
import dev.coracle.scheduler.capacity.ControlPlaneSize;
import dev.coracle.scheduler.capacity.Survival;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    private static final LabelSelector WEB =
            LabelSelector.builder().putMatchLabel("app", "web").build();

    /** So many nodes of 4 CPUs and 8 GiB, in zones a and b by turns. */
    private static ClusterDefinition nodes(int count) {
        ClusterDefinition.Builder definition = ClusterDefinition.builder();
        for (int i = 1; i <= count; i++)
            definition.addNode(NodeDefinition.builder()
                    .name("node-" + i)
                    .putLabel("zone", i % 2 == 1 ? "a" : "b")
                    .build());
        return definition.build();
    }

    private static Deployment web(int replicas, String cpu, UnaryOperator<PodSpec.Builder> change) {
        PodSpec spec = change.apply(PodSpec.builder()
                        .addContainer(Container.builder()
                                .name("main")
                                .image("web:1")
                                .resources(ResourceRequirements.builder()
                                        .putRequest("cpu", Quantity.parse(cpu))
                                        .build())
                                .build()))
                .build();
        return Deployment.builder()
                .metadata(ObjectMeta.builder().namespace("default").name("web").build())
                .spec(DeploymentSpec.builder()
                        .replicas(replicas)
                        .selector(WEB)
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.builder()
                                        .putLabel("app", "web")
                                        .build())
                                .spec(spec)
                                .build())
                        .build())
                .build();
    }

    private static Capacity sizing(int nodes, int replicas, String cpu) {
        return Sizing.of(nodes(nodes), List.of(web(replicas, cpu, it -> it)));
    }

    @Test
    void enoughIsEnoughForOneLossAndNoMore() {
        assertThat(sizing(3, 8, "1").survives(1).isCertain()).isTrue();
        assertThat(sizing(3, 8, "1").survives(2))
                .isEqualTo(new Survival.Overwhelmed(
                        List.of("node-1", "node-3"),
                        "the pods ask for 8000m of cpu, and the nodes left have 4000m of cpu"));
        assertThat(sizing(3, 13, "1").survives(1))
                .isEqualTo(new Survival.Overwhelmed(
                        List.of(), "the pods ask for 13000m of cpu, and the nodes left have 12000m of cpu"));
    }

    @Test
    void roomInTotalThatIsInPiecesIsNotEnough() {
        assertThat(sizing(3, 3, "2500m").survives(0).isCertain()).isTrue();
        assertThat(sizing(3, 3, "2500m").survives(1))
                .isEqualTo(new Survival.Overwhelmed(
                        List.of("node-1"),
                        "no way to place the pods on the nodes left keeps to the scheduler's filters"));
    }

    @Test
    void aHundredNodesThatAreAlikeAreNoWorkPerNode() {
        Survival survival = sizing(100, 392, "1").survives(2);

        assertThat(survival)
                .isInstanceOfSatisfying(
                        Survival.Survives.class,
                        it -> assertThat(it.placements())
                                .hasSizeLessThanOrEqualTo(6)
                                .last()
                                .satisfies(last -> assertThat(last.lost()).hasSize(2)));
    }

    @Test
    void podsThatKeepApartNeedANodeEach() {
        PodAffinityTerm apart = PodAffinityTerm.builder()
                .labelSelector(WEB)
                .topologyKey("kubernetes.io/hostname")
                .build();
        PodAntiAffinity anti = PodAntiAffinity.builder()
                .addRequiredDuringSchedulingIgnoredDuringExecution(apart)
                .build();
        Deployment web = web(
                3,
                "100m",
                it -> it.affinity(Affinity.builder().podAntiAffinity(anti).build()));

        assertThat(Sizing.of(nodes(4), List.of(web)).survives(1).isCertain()).isTrue();
        assertThat(Sizing.of(nodes(3), List.of(web)).survives(1)).isInstanceOf(Survival.Overwhelmed.class);
    }

    @Test
    void podsThatMustBeSpreadOverZonesNeedThemAfterTheLossToo() {
        Deployment web = web(
                6,
                "1",
                it -> it.addTopologySpreadConstraint(TopologySpreadConstraint.builder()
                        .maxSkew(1)
                        .topologyKey("zone")
                        .whenUnsatisfiable("DoNotSchedule")
                        .minDomains(2)
                        .labelSelector(WEB)
                        .build()));

        assertThat(Sizing.of(nodes(4), List.of(web)).survives(1).isCertain()).isTrue();
        assertThat(Sizing.of(nodes(2), List.of(web)).survives(0).isCertain()).isTrue();
        assertThat(Sizing.of(nodes(2), List.of(web)).survives(1)).isInstanceOf(Survival.Overwhelmed.class);
    }

    @Test
    void anAnswerThatTakesTooLongIsNone() {
        assertThat(sizing(4, 10, "1100m").effort(5).survives(0))
                .isInstanceOfSatisfying(
                        Survival.Undecided.class, it -> assertThat(it.lost()).isEmpty());
    }

    @Test
    void lossesAreFromNoneToAll() {
        assertThatThrownBy(() -> sizing(3, 1, "1").survives(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("losses must be from 0 to 3, the number of nodes: 4");
    }

    @Test
    void theNodesAreThoseThatJoin() {
        ClusterDefinition definition = nodes(1).withNodes(NodeDefinition.builder()
                .name("node-1")
                .putLabel("zone", "a")
                .putReserved("cpu", Quantity.parse("500m"))
                .build());
        try (Simulation simulation = Simulation.of(definition, 7)) {
            simulation.cluster().await(Conditions.nodeReady("node-1", true));
            Node joined = simulation.cluster().client().nodes().get("node-1");
            Node told = Sizing.node(definition.nodes().get(0));

            assertThat(told.labels()).isEqualTo(joined.labels());
            assertThat(told.status().allocatable()).isEqualTo(joined.status().allocatable());
            assertThat(joined.spec().taints()).isEqualTo(told.spec().taints());
        }
    }

    @Test
    void whatSurvivesOnPaperSurvivesInSimulation() {
        Deployment web = web(8, "1", it -> it);
        ClusterDefinition definition = nodes(3);
        assertThat(Sizing.of(definition, List.of(web)).survives(1).isCertain()).isTrue();
        for (int lost = 1; lost <= 3; lost++) {
            try (Simulation simulation = Simulation.of(definition, lost)) {
                simulation.cluster().apply(web);
                simulation.cluster().await(Conditions.rolledOut("default", "web"));
                simulation.cluster().node("node-" + lost).crash();
                simulation.cluster().run(Duration.ofMinutes(8));
                simulation.cluster().await(Conditions.rolledOut("default", "web"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,1,1,3750",
        "5,1,3,1,3750",
        "6,1,3,2,7500",
        "100,1,3,4,15000",
        "251,2,5,16,60000",
        "5000,2,5,32,120000"
    })
    void controlPlanesGrowWithTheNodes(int nodes, int losses, int servers, int cores, int memory) {
        assertThat(ControlPlaneSize.of(nodes, losses)).isEqualTo(new ControlPlaneSize(servers, cores, memory));
    }
}
