package dev.coracle.scheduler.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerImage;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.decide.StillWorld;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.ClusterState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is remembered of nodes changes no decision. */
class MemoryProperties {
    enum What {
        NODE,
        NODE_GONE,
        POD,
        POD_GONE,
        NOMINATE,
        SCHEDULE,
        SCHEDULE_AND_STAY
    }

    /** Something done with one of a few nodes or pods, in one of a few shapes. */
    record Step(What what, int which, int shape) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 63))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    /** One cluster, judged by a framework that remembers, and by one that has just been made. */
    private static final class Both {
        final ClusterState cluster = new ClusterState(namespace -> Collections.emptyMap());
        final Nominator nominator = new Nominator();
        final Framework remembering = framework(new Search());
        final Search search = new Search();
        int pods;

        Framework framework(Search search) {
            WaitingPods nobody = new WaitingPods((delay, task) -> () -> {});
            Shared shared = new Shared(StillWorld.empty(), cluster, nominator, nobody, search);
            Profile profile = Profile.defaults().without("DefaultPreemption");
            return new Framework(profile.lineup(), shared);
        }

        void take(Step step) {
            switch (step.what) {
                case NODE -> cluster.putNode(node(step.which, step.shape));
                case NODE_GONE -> cluster.removeNode("n" + step.which);
                case POD -> cluster.putPod(pod("p" + step.which, step.shape), "n" + step.shape % 8);
                case POD_GONE -> cluster.removePod("p" + step.which);
                case NOMINATE -> nominator.nominate(pod("w" + step.which, step.shape), "n" + step.shape % 8);
                case SCHEDULE -> schedule(step.shape, false);
                case SCHEDULE_AND_STAY -> schedule(step.shape, true);
            }
        }

        void schedule(int shape, boolean stay) {
            PodInfo pod = pod("s" + pods++, shape);
            Decision decision = remembering.decide(Attempt.of(pod));
            Decision fresh = framework(search).decide(Attempt.of(pod));
            assertThat(text(decision)).isEqualTo(text(fresh));
            if (stay && decision instanceof Decision.Chosen chosen) {
                cluster.putPod(pod, chosen.node().name());
            }
        }

        static String text(Decision decision) {
            return decision instanceof Decision.Unfit unfit
                    ? unfit.diagnosis().message() + unfit.diagnosis().unschedulablePlugins()
                    : decision.toString();
        }
    }

    private static Node node(int number, int shape) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("cpu", Quantity.parse(shape % 2 == 0 ? "2" : "4"));
        all.put("memory", Quantity.parse("8Gi"));
        all.put("pods", Quantity.parse("6"));
        NodeSpec.Builder spec = NodeSpec.builder().unschedulable(shape % 16 == 15);
        if (shape % 4 == 3) {
            String effect = shape % 8 == 3 ? "NoSchedule" : "PreferNoSchedule";
            spec.addTaint(Taint.builder().key("taint").value("x").effect(effect).build());
        }
        NodeStatus.Builder status = NodeStatus.builder().allocatable(all);
        if (shape % 5 == 0) {
            status.addImage(ContainerImage.builder()
                    .addName("app:" + shape % 3)
                    .sizeBytes(500_000_000)
                    .build());
        }
        ObjectMeta.Builder metadata = ObjectMeta.builder().name("n" + number);
        metadata.putLabel("kubernetes.io/hostname", "n" + number).putLabel("zone", "z" + shape % 3);
        return Node.builder()
                .metadata(metadata.build())
                .spec(spec.build())
                .status(status.build())
                .build();
    }

    private static PodInfo pod(String name, int shape) {
        ResourceRequirements.Builder resources = ResourceRequirements.builder();
        if (shape % 4 != 0) resources.putRequest("cpu", Quantity.parse(shape % 4 + "00m"));
        if (shape % 3 != 0) resources.putRequest("memory", Quantity.parse(shape % 3 + "Gi"));
        Container.Builder container = Container.builder().name("main").image("app:" + shape % 3);
        if (shape % 8 == 5) {
            container.addPort(ContainerPort.builder()
                    .containerPort(80)
                    .hostPort(80)
                    .protocol("TCP")
                    .build());
        }
        PodSpec.Builder spec = PodSpec.builder()
                .addContainer(container.resources(resources.build()).build())
                .priority(shape % 2);
        if (shape % 2 == 0)
            spec.addToleration(Toleration.builder().operator("Exists").build());
        if (shape % 9 == 2) spec.putNodeSelector("zone", "z1");
        if (shape % 7 == 3) {
            spec.addTopologySpreadConstraint(TopologySpreadConstraint.builder()
                    .topologyKey("zone")
                    .maxSkew(1)
                    .whenUnsatisfiable("DoNotSchedule")
                    .labelSelector(
                            LabelSelector.builder().putMatchLabel("app", "a").build())
                    .build());
        }
        ObjectMeta metadata = ObjectMeta.builder()
                .name(name)
                .namespace("default")
                .uid(name)
                .putLabel("app", "a")
                .build();
        return PodInfo.of(Pod.builder().metadata(metadata).spec(spec.build()).build());
    }

    @Property(tries = 500)
    @Label("safety: a framework that remembers decides as one that has just been made")
    void memoryChangesNothing(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (int i = 0; i < 4; i++) both.cluster.putNode(node(i, i));
        for (Step step : steps) both.take(step);
    }
}
