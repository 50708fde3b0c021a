package dev.coracle.examples.bench;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.scheduler.Profile;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The shapes of Kubernetes' scheduler_perf: nodes of 4 CPUs and 32 GiB in three zones; pods of 100 thousandths of a CPU and
 * 500 MiB, where nothing else is said; first some pods that are not measured, then those that are.
 */
enum SchedulingWorkload {
    /** Pods that want nothing beside room. */
    BASIC(5_000, 1_000, 10_000),
    /** Pods that must be in a zone with others of theirs. */
    AFFINITY(5_000, 5_000, 10_000),
    /** Pods of which a node takes one. */
    ANTIAFFINITY(5_000, 1_000, 2_000),
    /** Pods that must be spread over zones. */
    SPREAD(5_000, 5_000, 10_000),
    /** Pods that are better spread over zones. */
    PREFERRED_SPREAD(5_000, 5_000, 10_000),
    /** Pods that are better on nodes with others of theirs. */
    PREFERRED_AFFINITY(5_000, 5_000, 10_000),
    /** Pods that must be in one of two zones. */
    NODE_AFFINITY(5_000, 5_000, 10_000),
    /** Pods of 3 CPUs for which room must be made on nodes full of less important pods. */
    PREEMPTION(5_000, 20_000, 5_000),
    /** Pods that want nothing beside room, while one attempt of two is for a pod that fits nowhere. */
    UNSCHEDULABLE(5_000, 200, 10_000),
    /** Pods that want nothing beside room, while nodes, services and pods that fit nowhere come and go. */
    MIXED_CHURN(5_000, 1_000, 10_000);

    private static final String HOST = "kubernetes.io/hostname";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final LabelSelector OWN =
            LabelSelector.builder().putMatchLabel("app", "bench").build();

    private final int nodes;
    private final int init;
    private final int pods;

    SchedulingWorkload(int nodes, int init, int pods) {
        this.nodes = nodes;
        this.init = init;
        this.pods = pods;
    }

    int nodes() {
        return nodes;
    }

    int init() {
        return init;
    }

    int pods() {
        return pods;
    }

    /** What the pods are like that come first. */
    PodSpec first() {
        return switch (this) {
            case PREEMPTION -> pod("900m", it -> it);
            case SPREAD, PREFERRED_SPREAD, UNSCHEDULABLE, MIXED_CHURN -> pod("100m", it -> it);
            default -> measured();
        };
    }

    /** What the pods are like that are measured. */
    PodSpec measured() {
        return switch (this) {
            case BASIC, UNSCHEDULABLE, MIXED_CHURN -> pod("100m", it -> it);
            case AFFINITY ->
                pod(
                        "100m",
                        it -> it.affinity(Affinity.builder()
                                .podAffinity(PodAffinity.builder()
                                        .addRequiredDuringSchedulingIgnoredDuringExecution(near(ZONE))
                                        .build())
                                .build()));
            case ANTIAFFINITY ->
                pod(
                        "100m",
                        it -> it.affinity(Affinity.builder()
                                .podAntiAffinity(PodAntiAffinity.builder()
                                        .addRequiredDuringSchedulingIgnoredDuringExecution(near(HOST))
                                        .build())
                                .build()));
            case SPREAD -> pod("100m", it -> it.addTopologySpreadConstraint(spread("DoNotSchedule")));
            case PREFERRED_SPREAD -> pod("100m", it -> it.addTopologySpreadConstraint(spread("ScheduleAnyway")));
            case PREFERRED_AFFINITY ->
                pod(
                        "100m",
                        it -> it.affinity(Affinity.builder()
                                .podAffinity(PodAffinity.builder()
                                        .addPreferredDuringSchedulingIgnoredDuringExecution(
                                                WeightedPodAffinityTerm.builder()
                                                        .weight(1)
                                                        .podAffinityTerm(near(HOST))
                                                        .build())
                                        .build())
                                .build()));
            case NODE_AFFINITY -> pod("100m", SchedulingWorkload::inTwoZones);
            case PREEMPTION -> pod("3", it -> it.priority(1_000));
        };
    }

    /** A pod that fits nowhere. */
    static PodSpec tooBig() {
        return pod("9", it -> it);
    }

    private static PodSpec pod(String cpu, UnaryOperator<PodSpec.Builder> change) {
        ResourceRequirements resources = ResourceRequirements.builder()
                .putRequest("cpu", Quantity.parse(cpu))
                .putRequest("memory", Quantity.parse("500Mi"))
                .build();
        Container container = Container.builder()
                .name("main")
                .image("registry.k8s.io/pause:3.10")
                .resources(resources)
                .build();
        PodSpec.Builder spec = PodSpec.builder().addContainer(container).schedulerName(Profile.DEFAULT_NAME);
        return change.apply(spec).build();
    }

    private static PodSpec.Builder inTwoZones(PodSpec.Builder spec) {
        NodeSelectorRequirement zones = NodeSelectorRequirement.builder()
                .key(ZONE)
                .operator("In")
                .addValue("zone-0")
                .addValue("zone-1")
                .build();
        NodeSelector required = NodeSelector.builder()
                .addNodeSelectorTerm(
                        NodeSelectorTerm.builder().addMatchExpression(zones).build())
                .build();
        return spec.affinity(Affinity.builder()
                .nodeAffinity(NodeAffinity.builder()
                        .requiredDuringSchedulingIgnoredDuringExecution(required)
                        .build())
                .build());
    }

    private static PodAffinityTerm near(String key) {
        return PodAffinityTerm.builder().labelSelector(OWN).topologyKey(key).build();
    }

    private static TopologySpreadConstraint spread(String whenUnsatisfiable) {
        return TopologySpreadConstraint.builder()
                .topologyKey(ZONE)
                .maxSkew(5)
                .whenUnsatisfiable(whenUnsatisfiable)
                .labelSelector(OWN)
                .build();
    }

    /** Its name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
