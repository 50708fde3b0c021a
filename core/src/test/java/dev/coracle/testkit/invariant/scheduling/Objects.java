package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.util.function.UnaryOperator;

/** Nodes of one CPU and pods with the label of their name's first letter. */
final class Objects {
    private static final String HOST = "kubernetes.io/hostname";

    private Objects() {}

    static Node node(String name) {
        return Node.builder()
                .metadata(ObjectMeta.builder()
                        .name(name)
                        .resourceVersion("1")
                        .putLabel(HOST, name)
                        .build())
                .status(NodeStatus.builder()
                        .putAllocatable("cpu", Quantity.of(1))
                        .putAllocatable("pods", Quantity.of(10))
                        .build())
                .build();
    }

    static Node tainted(String name) {
        Node node = node(name);
        Taint taint = Taint.builder().key("bad").effect("NoSchedule").build();
        return node.withSpec(node.spec().withTaints(taint));
    }

    static Pod pod(String name, UnaryOperator<PodSpec.Builder> spec) {
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name(name)
                        .uid(name)
                        .resourceVersion("1")
                        .putLabel("group", name.substring(0, 1))
                        .build())
                .spec(spec.apply(PodSpec.builder()).build())
                .build();
    }

    static Pod pod(String name) {
        return pod(name, it -> it);
    }

    /** A pod that asks for this CPU, in thousandths. */
    static Pod pod(String name, int cpuMillis, int priority) {
        ResourceRequirements resources = ResourceRequirements.builder()
                .putRequest("cpu", Quantity.ofMilli(cpuMillis))
                .build();
        return pod(
                name,
                it -> it.priority(priority)
                        .addContainer(Container.builder()
                                .name("main")
                                .resources(resources)
                                .build()));
    }

    static Pod on(Pod pod, String node) {
        return pod.withSpec(pod.spec().withNodeName(node));
    }

    static PodSpec.Builder awayFrom(PodSpec.Builder spec, String group) {
        return spec.affinity(Affinity.builder()
                .podAntiAffinity(PodAntiAffinity.builder()
                        .addRequiredDuringSchedulingIgnoredDuringExecution(term(group))
                        .build())
                .build());
    }

    static PodSpec.Builder near(PodSpec.Builder spec, String group) {
        return spec.affinity(Affinity.builder()
                .podAffinity(PodAffinity.builder()
                        .addRequiredDuringSchedulingIgnoredDuringExecution(term(group))
                        .build())
                .build());
    }

    private static PodAffinityTerm term(String group) {
        return PodAffinityTerm.builder()
                .topologyKey(HOST)
                .labelSelector(selector(group))
                .build();
    }

    static LabelSelector selector(String group) {
        return LabelSelector.builder().putMatchLabel("group", group).build();
    }

    static PodSpec.Builder evenly(PodSpec.Builder spec, String group) {
        return spec.addTopologySpreadConstraint(TopologySpreadConstraint.builder()
                .topologyKey(HOST)
                .maxSkew(1)
                .whenUnsatisfiable("DoNotSchedule")
                .labelSelector(selector(group))
                .build());
    }

    static PodSpec.Builder port(PodSpec.Builder spec) {
        return spec.addContainer(Container.builder()
                .name("main")
                .addPort(ContainerPort.builder().containerPort(80).hostPort(80).build())
                .build());
    }
}
