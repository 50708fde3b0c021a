package dev.coracle.testkit.arbitrary;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PreferredSchedulingTerm;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.scheduling.PriorityClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spec of a pod of this shape, in words of Kubernetes. */
record PodObjects(String app, PodShape shape) {
    static final String GATE = "example.com/gate";

    /** Command of a container that ends by itself: after so many seconds as follow it, or one. */
    static final String ENDS = "end";

    /** Command of a container that takes no notice of the signal TERM. */
    static final String STUBBORN = "ignore-term";

    private static final String HOST = "kubernetes.io/hostname";
    private static final List<String> LOSSES =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    PodSpec spec() {
        PodSpec.Builder spec = PodSpec.builder().addContainer(main()).priorityClassName(className());
        if (shape.initCpuMillis() > 0)
            spec.addInitContainer(beside("prepare", shape.initCpuMillis()).withCommand(ENDS));
        if (shape.sidecarCpuMillis() > 0) {
            spec.addInitContainer(beside("sidecar", shape.sidecarCpuMillis()).withRestartPolicy("Always"));
        }
        if (shape.tolerant()) spec.addToleration(tolerated(NodeShape.TAINT).build());
        if (shape.lostSeconds() > 0) {
            LOSSES.forEach(loss -> spec.addToleration(tolerated(loss)
                    .effect("NoExecute")
                    .tolerationSeconds((long) shape.lostSeconds())
                    .build()));
        }
        if (shape.gatedSeconds() > 0)
            spec.addSchedulingGate(PodSchedulingGate.builder().name(GATE).build());
        if (shape.endsSeconds() > 0) spec.restartPolicy("Never");
        place(spec);
        return spec.build();
    }

    private Container main() {
        Container.Builder main = Container.builder().name("main").image("app:1").resources(resources());
        if (shape.hostPort() > 0) {
            main.addPort(ContainerPort.builder()
                    .containerPort(80)
                    .hostPort(shape.hostPort())
                    .build());
        }
        if (shape.stubborn()) main.addCommand(STUBBORN);
        if (shape.endsSeconds() > 0) main.addCommand(ENDS).addCommand(String.valueOf(shape.endsSeconds()));
        return main.build();
    }

    private static Container beside(String name, int cpuMillis) {
        return Container.builder()
                .name(name)
                .image("app:1")
                .resources(ResourceRequirements.builder()
                        .putRequest("cpu", Quantity.ofMilli(cpuMillis))
                        .build())
                .build();
    }

    private ResourceRequirements resources() {
        Map<String, Quantity> requests = new LinkedHashMap<>();
        requests.put("cpu", Quantity.ofMilli(shape.cpuMillis()));
        requests.put("memory", Quantity.ofBytes((long) shape.memoryMi() << 20));
        ResourceRequirements.Builder resources = ResourceRequirements.builder();
        if (shape.devices() > 0) {
            requests.put(NodeShape.DEVICE, Quantity.of(shape.devices()));
            resources.putLimit(NodeShape.DEVICE, Quantity.of(shape.devices()));
        }
        return resources.requests(requests).build();
    }

    private static Toleration.Builder tolerated(String key) {
        return Toleration.builder().key(key).operator("Exists");
    }

    private void place(PodSpec.Builder spec) {
        Affinity.Builder affinity = Affinity.builder();
        boolean byAffinity = false;
        if (!shape.zone().isEmpty()) {
            if (shape.nodeRule() == NodeRule.SELECTOR) spec.putNodeSelector(NodeShape.ZONE, shape.zone());
            else {
                affinity.nodeAffinity(nodeAffinity());
                byAffinity = true;
            }
        }
        if (shape.neighbours() != NeighbourRule.NONE) {
            neighbours(affinity);
            byAffinity = true;
        }
        if (byAffinity) spec.affinity(affinity.build());
        if (shape.spread() != SpreadRule.NONE) spec.addTopologySpreadConstraint(spread());
    }

    private NodeAffinity nodeAffinity() {
        NodeSelectorTerm term = NodeSelectorTerm.builder()
                .addMatchExpression(NodeSelectorRequirement.builder()
                        .key(NodeShape.ZONE)
                        .operator(shape.nodeRule() == NodeRule.FORBIDDEN ? "NotIn" : "In")
                        .addValue(shape.zone())
                        .build())
                .build();
        if (shape.nodeRule() != NodeRule.PREFERRED) {
            return NodeAffinity.builder()
                    .requiredDuringSchedulingIgnoredDuringExecution(
                            NodeSelector.builder().addNodeSelectorTerm(term).build())
                    .build();
        }
        return NodeAffinity.builder()
                .addPreferredDuringSchedulingIgnoredDuringExecution(PreferredSchedulingTerm.builder()
                        .weight(50)
                        .preference(term)
                        .build())
                .build();
    }

    private void neighbours(Affinity.Builder affinity) {
        switch (shape.neighbours()) {
            case NONE -> {}
            case ONE_PER_NODE -> affinity.podAntiAffinity(apart(term(app, HOST)));
            case ONE_PER_ZONE -> affinity.podAntiAffinity(apart(term(app, NodeShape.ZONE)));
            case AWAY_FROM_FIRST -> affinity.podAntiAffinity(apart(term(ClusterCase.workload(0), HOST)));
            case SAME_ZONE ->
                affinity.podAffinity(PodAffinity.builder()
                        .addRequiredDuringSchedulingIgnoredDuringExecution(term(app, NodeShape.ZONE))
                        .build());
            case RATHER_APART ->
                affinity.podAntiAffinity(PodAntiAffinity.builder()
                        .addPreferredDuringSchedulingIgnoredDuringExecution(WeightedPodAffinityTerm.builder()
                                .weight(50)
                                .podAffinityTerm(term(app, HOST))
                                .build())
                        .build());
        }
    }

    private static PodAntiAffinity apart(PodAffinityTerm term) {
        return PodAntiAffinity.builder()
                .addRequiredDuringSchedulingIgnoredDuringExecution(term)
                .build();
    }

    private static PodAffinityTerm term(String app, String topology) {
        return PodAffinityTerm.builder()
                .labelSelector(selector(app))
                .topologyKey(topology)
                .build();
    }

    private TopologySpreadConstraint spread() {
        return TopologySpreadConstraint.builder()
                .labelSelector(selector(app))
                .maxSkew(1)
                .topologyKey(shape.spread() == SpreadRule.NODES ? HOST : NodeShape.ZONE)
                .whenUnsatisfiable(shape.spread() == SpreadRule.RATHER_ZONES ? "ScheduleAnyway" : "DoNotSchedule")
                .build();
    }

    static LabelSelector selector(String app) {
        return LabelSelector.builder().putMatchLabel("app", app).build();
    }

    private String className() {
        return "priority-" + shape.priority() + (shape.polite() ? "-polite" : "");
    }

    PriorityClass priorityClass() {
        PriorityClass.Builder priority = PriorityClass.builder()
                .metadata(ObjectMeta.builder().name(className()).build())
                .value(shape.priority() * 100);
        if (shape.polite()) priority.preemptionPolicy("Never");
        return priority.build();
    }
}
