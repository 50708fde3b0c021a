package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.SandboxConfig;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.invariant.controllers.ControllerInvariants;
import dev.coracle.testkit.invariant.nodes.NodeInvariants;
import dev.coracle.testkit.invariant.services.ServiceInvariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A controller of a real cluster that does once what none may do; and a user, who may. */
class RogueControllerTest {
    private static final Duration MISCHIEF = Duration.ofSeconds(30);

    /** Does something half a minute after it was started. */
    private record Rogue(Consumer<ControllerContext> mischief) implements Controller {
        @Override
        public String name() {
            return "rogue";
        }

        @Override
        public void start(ControllerContext context) {
            context.worker().after(MISCHIEF, () -> mischief.accept(context));
        }
    }

    private static Pod first(ControllerContext context) {
        return context.client().pods("default").list().items().get(0);
    }

    private static List<Invariant> promises() {
        List<Invariant> all = new ArrayList<>(NodeInvariants.all());
        all.addAll(ControllerInvariants.all());
        all.addAll(ServiceInvariants.all());
        return all;
    }

    private static List<String> broken(Consumer<ControllerContext> mischief, Consumer<Simulation> deed) {
        ClusterDefinition definition = ClusterDefinition.builder()
                .addNode(NodeDefinition.of("node-1"))
                .addNode(NodeDefinition.of("node-2"))
                .addExtraController(new Rogue(mischief))
                .build();
        try (Simulation simulation = Simulation.of(definition, 7)) {
            Setting setting = new Setting(simulation.cluster(), Optional.of(simulation), Bounds.of(definition));
            try (InvariantMonitor monitor = InvariantMonitor.on(setting, promises())) {
                Workload web = Workload.of(Duration.ZERO, Form.DEPLOYMENT, 2, PodShape.of(100, 64));
                for (ApiObject object : web.objects("web")) simulation.cluster().apply(object);
                simulation.cluster().run(Duration.ofSeconds(20));
                deed.accept(simulation);
                simulation.cluster().run(Duration.ofMinutes(3));
                return monitor.violations().stream()
                        .map(Violation::invariant)
                        .distinct()
                        .toList();
            }
        }
    }

    private static <T> void nothing(T ignored) {}

    @Test
    void whereNobodyDoesHarmNothingIsBroken() {
        assertThat(broken(RogueControllerTest::nothing, RogueControllerTest::nothing))
                .isEmpty();
    }

    @Test
    void aPodThatIsDeletedWithoutNeedIsSeen() {
        assertThat(broken(
                        context -> context.client().pods("default").delete(first(context)),
                        RogueControllerTest::nothing))
                .containsExactly("DeletionsHaveReasons");
    }

    @Test
    void aPodThatIsCalledFinishedByOthersIsSeen() {
        assertThat(broken(
                        context -> {
                            Pod pod = first(context);
                            context.client()
                                    .pods("default")
                                    .updateStatus(pod.withStatus(pod.status().withPhase("Failed")));
                        },
                        RogueControllerTest::nothing))
                .contains("PodsOutliveTheirNodesSilence");
    }

    @Test
    void aPodThatIsForcedOutOfTheStoreIsSeen() {
        DeleteOptions force = DeleteOptions.builder().gracePeriodSeconds(0L).build();

        assertThat(broken(
                        context -> context.client()
                                .pods("default")
                                .delete(first(context).name(), force),
                        RogueControllerTest::nothing))
                .contains("DeletionsHaveReasons", "PodsOutliveTheirNodesSilence");
    }

    @Test
    void aUserMayDoBoth() {
        DeleteOptions force = DeleteOptions.builder().gracePeriodSeconds(0L).build();

        assertThat(broken(RogueControllerTest::nothing, simulation -> {
                    List<Pod> pods =
                            simulation.cluster().client().pods("default").list().items();
                    simulation.cluster().client().pods("default").delete(pods.get(0));
                    simulation
                            .cluster()
                            .client()
                            .pods("default")
                            .delete(pods.get(1).name(), force);
                }))
                .isEmpty();
    }

    @Test
    void whatIsOwnedAndDeletedAsGarbageIsSeen() {
        assertThat(broken(context -> context.client().configMaps("default").delete("owned"), simulation -> {
                    Deployment owner =
                            simulation.cluster().client().deployments("default").get("web");
                    OwnerReference reference = OwnerReference.builder()
                            .apiVersion("apps/v1")
                            .kind("Deployment")
                            .name("web")
                            .uid(owner.uid())
                            .build();
                    simulation
                            .cluster()
                            .apply(ConfigMap.builder()
                                    .metadata(ObjectMeta.builder()
                                            .namespace("default")
                                            .name("owned")
                                            .addOwnerReference(reference)
                                            .build())
                                    .build());
                }))
                .containsExactly("TheOwnedAreKept");
    }

    @Test
    void aContainerThatRunsTwiceIsSeen() {
        assertThat(broken(RogueControllerTest::nothing, simulation -> {
                    Pod pod = simulation
                            .cluster()
                            .client()
                            .pods("default")
                            .list()
                            .items()
                            .get(0);
                    for (ClusterNode node : simulation.cluster().nodes()) {
                        if (pod.spec().nodeName().equals(Optional.of(node.name()))) continue;
                        node.kubelet().crash();
                        runToo(simulation, node, pod);
                    }
                }))
                .contains("OneRunPerContainer");
    }

    private static void runToo(Simulation simulation, ClusterNode node, Pod pod) {
        Container container = pod.spec().containers().get(0);
        node.runtime().pull(container.image().orElseThrow(), RogueControllerTest::nothing);
        node.runtime().runSandbox(new SandboxConfig(pod.uid(), pod.key(), false));
        simulation.cluster().run(Duration.ofSeconds(10));
        node.runtime().start(new ContainerConfig(pod.uid(), pod.key(), container, 0));
    }

    @Test
    void aContainerThatNobodyStopsIsSeen() {
        NodeDefinition deaf = NodeDefinition.builder()
                .from(NodeDefinition.of("deaf"))
                .agent(context -> () -> {})
                .build();
        Pod pod = Pod.builder()
                .metadata(
                        ObjectMeta.builder().namespace("default").name("lonely").build())
                .spec(PodSpec.builder()
                        .nodeName("deaf")
                        .addContainer(
                                Container.builder().name("main").image("app:1").build())
                        .build())
                .build();

        assertThat(broken(RogueControllerTest::nothing, simulation -> {
                    simulation.cluster().addNode(deaf);
                    Pod stored = simulation.cluster().apply(pod);
                    runToo(simulation, simulation.cluster().node("deaf"), stored);
                    simulation
                            .cluster()
                            .client()
                            .pods("default")
                            .delete(
                                    "lonely",
                                    DeleteOptions.builder()
                                            .gracePeriodSeconds(0L)
                                            .build());
                }))
                .containsExactly("TheGoneAreStopped");
    }
}
