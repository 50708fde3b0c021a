package dev.coracle.testkit.reference;

import dev.coracle.model.Quantity;
import dev.coracle.model.Time;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerImage;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.EphemeralVolumeSource;
import dev.coracle.model.core.GCEPersistentDiskVolumeSource;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.PersistentVolumeClaimVolumeSource;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.core.PreferredSchedulingTerm;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.core.Volume;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.model.policy.PodDisruptionBudgetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Nodes and pods with every feature that a scheduler looks at, as a number draws them. */
public final class RandomObjects {
    /** Where pods are. */
    public static final List<String> NAMESPACES = List.of("red", "blue", "green");

    private static final String[] ZONES = {"z1", "z2", "z3"};
    private static final String[] KEYS = {"zone", "kubernetes.io/hostname", "rack"};
    private static final String DEVICE = "example.com/device";

    private final Random random;

    /** The same number draws the same objects. */
    public RandomObjects(long shape) {
        random = new Random(shape * 0x9E3779B97F4A7C15L);
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** A node. */
    public Node node(String name) {
        ObjectMeta.Builder metadata = ObjectMeta.builder().name(name);
        if (!once(8)) metadata.putLabel("kubernetes.io/hostname", name);
        if (!once(6)) metadata.putLabel("zone", one(ZONES)).putLabel("topology.kubernetes.io/zone", one(ZONES));
        if (once(2)) metadata.putLabel("rack", one("r1", "r2"));
        if (once(2)) metadata.putLabel("size", one("1", "5", "big"));
        NodeSpec.Builder spec = NodeSpec.builder().unschedulable(once(10));
        for (int i = random.nextInt(5); i < 2; i++) spec.addTaint(taint());
        NodeStatus.Builder status = NodeStatus.builder().putAllocatable("pods", Quantity.of(one(3, 6, 110)));
        if (!once(15)) status.putAllocatable("cpu", Quantity.parse(one("1", "2", "1500m")));
        if (!once(15)) status.putAllocatable("memory", Quantity.parse(one("2Gi", "4Gi", "3000M")));
        if (once(2)) status.putAllocatable(DEVICE, Quantity.of(one(1, 2)));
        if (once(3)) status.putAllocatable("ephemeral-storage", Quantity.parse("10Gi"));
        if (once(4)) status.putAllocatable("hugepages-2Mi", Quantity.parse("64Mi"));
        if (once(2)) status.addImage(image(one("app:1", "app:2")));
        if (once(3)) status.addImage(image("tool:latest"));
        return Node.builder()
                .metadata(metadata.build())
                .spec(spec.build())
                .status(status.build())
                .build();
    }

    private ContainerImage image(String name) {
        return ContainerImage.builder()
                .addName(name)
                .sizeBytes(one(20L, 300L, 900L) << 20)
                .build();
    }

    private Taint taint() {
        return Taint.builder()
                .key(one("a", "b"))
                .value(one("x", "y"))
                .effect(one("NoSchedule", "PreferNoSchedule", "NoExecute"))
                .build();
    }

    /** A pod that is on no node. */
    public Pod pod(String name, Instant start) {
        ObjectMeta.Builder metadata =
                ObjectMeta.builder().name(name).uid(name).namespace(one(NAMESPACES.toArray(String[]::new)));
        if (!once(8)) metadata.putLabel("app", one("a", "b", "c"));
        if (once(2)) metadata.putLabel("version", one("1", "2"));
        if (once(9)) metadata.deletionTimestamp(new Time(start));
        return Pod.builder()
                .metadata(metadata.build())
                .spec(spec(name))
                .status(status(start))
                .build();
    }

    private PodStatus status(Instant start) {
        PodStatus.Builder status = PodStatus.builder().startTime(new Time(start));
        if (once(10)) {
            status.addContainerStatus(ContainerStatus.builder()
                    .name("c0")
                    .allocatedResources(amounts())
                    .resources(resources())
                    .build());
        }
        return status.build();
    }

    private PodSpec spec(String name) {
        PodSpec.Builder spec = PodSpec.builder().priority(name.startsWith("j") ? one(0, 5, 1000) : one(0, 0, 1, 2));
        for (int i = 0; i < one(1, 1, 2); i++)
            spec.addContainer(container("c" + i).build());
        for (int i = random.nextInt(6); i < 2; i++) {
            Container.Builder init = container("i" + i);
            if (once(2)) init.restartPolicy("Always");
            spec.addInitContainer(init.build());
        }
        if (once(8)) spec.overhead(amounts());
        if (once(8)) spec.resources(resources());
        if (once(10)) spec.preemptionPolicy("Never");
        if (once(3))
            return spec.addToleration(Toleration.builder().operator("Exists").build())
                    .build();
        if (once(8)) spec.putNodeSelector("zone", one(ZONES));
        if (once(4)) spec.addVolume(volume());
        if (once(12)) spec.addVolume(volume());
        for (int i = random.nextInt(5); i < 3; i++) spec.addToleration(toleration());
        for (int i = random.nextInt(8); i < 2; i++) spec.addTopologySpreadConstraint(spread());
        return spec.affinity(affinity()).build();
    }

    private Volume volume() {
        Volume.Builder volume = Volume.builder().name("v" + random.nextInt(100));
        if (once(6)) {
            return volume.gcePersistentDisk(GCEPersistentDiskVolumeSource.builder()
                            .pdName(one("disk-1", "disk-2"))
                            .readOnly(once(2))
                            .build())
                    .build();
        }
        if (once(8)) {
            return volume.name("own")
                    .ephemeral(EphemeralVolumeSource.builder().build())
                    .build();
        }
        PersistentVolumeClaimVolumeSource claim = PersistentVolumeClaimVolumeSource.builder()
                .claimName("claim-" + random.nextInt(RandomStorage.CLAIMS + (once(5) ? 1 : 0)))
                .build();
        return volume.persistentVolumeClaim(claim).build();
    }

    private Container.Builder container(String name) {
        Container.Builder container =
                Container.builder().name(name).resources(resources()).image(one("app:1", "app:2", "tool", "none:1"));
        if (once(6)) {
            ContainerPort.Builder port =
                    ContainerPort.builder().containerPort(80).hostPort(one(80, 81));
            if (once(2)) port.protocol(one("TCP", "UDP"));
            if (once(2)) port.hostIP(one("10.0.0.1", "10.0.0.2", "0.0.0.0"));
            container.addPort(port.build());
        }
        return container;
    }

    private ResourceRequirements resources() {
        return ResourceRequirements.builder().requests(amounts()).build();
    }

    private Map<String, Quantity> amounts() {
        Map<String, Quantity> amounts = new LinkedHashMap<>();
        if (!once(3)) amounts.put("cpu", Quantity.parse(one("100m", "0.0005", "700m", "0")));
        if (!once(3)) amounts.put("memory", Quantity.parse(one("100Mi", "1Gi", "0", "1500M")));
        if (once(8)) amounts.put(DEVICE, Quantity.of(1));
        if (once(12)) amounts.put("ephemeral-storage", Quantity.parse("4Gi"));
        if (once(14)) amounts.put("hugepages-2Mi", Quantity.parse("32Mi"));
        return amounts;
    }

    private Toleration toleration() {
        Toleration.Builder toleration = Toleration.builder();
        if (!once(4)) toleration.key(one("a", "b", "node.kubernetes.io/unschedulable"));
        if (once(2)) toleration.operator("Exists");
        else toleration.value(one("x", "y"));
        if (once(2)) toleration.effect(one("NoSchedule", "PreferNoSchedule", "NoExecute"));
        return toleration.build();
    }

    private TopologySpreadConstraint spread() {
        TopologySpreadConstraint.Builder constraint = TopologySpreadConstraint.builder()
                .topologyKey(one(KEYS))
                .maxSkew(one(1, 2))
                .whenUnsatisfiable(one("DoNotSchedule", "ScheduleAnyway"));
        if (!once(8)) constraint.labelSelector(selector());
        if (once(4)) constraint.nodeAffinityPolicy(one("Honor", "Ignore"));
        if (once(4)) constraint.nodeTaintsPolicy(one("Honor", "Ignore"));
        if (once(5) && constraint.build().whenUnsatisfiable().equals("DoNotSchedule")) constraint.minDomains(2);
        if (once(5)) constraint.addMatchLabelKey("version");
        return constraint.build();
    }

    private LabelSelector selector() {
        LabelSelector.Builder selector = LabelSelector.builder();
        if (!once(4)) return selector.putMatchLabel("app", one("a", "b")).build();
        if (once(3)) return selector.build();
        return selector.addMatchExpression(LabelSelectorRequirement.builder()
                        .key(one("app", "version"))
                        .operator(one("Exists", "DoesNotExist"))
                        .build())
                .build();
    }

    private Affinity affinity() {
        Affinity.Builder affinity = Affinity.builder();
        if (once(5)) affinity.nodeAffinity(nodeAffinity());
        if (once(6))
            affinity.podAffinity(PodAffinity.builder()
                    .requiredDuringSchedulingIgnoredDuringExecution(terms())
                    .preferredDuringSchedulingIgnoredDuringExecution(weighted())
                    .build());
        if (once(5))
            affinity.podAntiAffinity(PodAntiAffinity.builder()
                    .requiredDuringSchedulingIgnoredDuringExecution(terms())
                    .preferredDuringSchedulingIgnoredDuringExecution(weighted())
                    .build());
        return affinity.build();
    }

    private NodeAffinity nodeAffinity() {
        NodeAffinity.Builder affinity = NodeAffinity.builder();
        if (once(2)) {
            List<NodeSelectorTerm> terms = new ArrayList<>();
            for (int i = 0; i < one(1, 2); i++) terms.add(term());
            affinity.requiredDuringSchedulingIgnoredDuringExecution(
                    NodeSelector.builder().nodeSelectorTerms(terms).build());
        }
        for (int i = 0; i < one(0, 1, 2); i++) {
            affinity.addPreferredDuringSchedulingIgnoredDuringExecution(PreferredSchedulingTerm.builder()
                    .weight(one(1, 10, 50))
                    .preference(term())
                    .build());
        }
        return affinity.build();
    }

    private NodeSelectorTerm term() {
        NodeSelectorTerm.Builder term = NodeSelectorTerm.builder();
        if (once(6)) term.addMatchField(requirement("metadata.name", one("In", "NotIn"), one("n1", "n2")));
        if (!once(3)) term.addMatchExpression(requirement("zone", one("In", "NotIn"), one(ZONES)));
        if (once(4)) term.addMatchExpression(requirement("size", one("Gt", "Lt"), one("2", "9")));
        if (once(4)) {
            term.addMatchExpression(NodeSelectorRequirement.builder()
                    .key("rack")
                    .operator(one("Exists", "DoesNotExist"))
                    .build());
        }
        return term.build();
    }

    private static NodeSelectorRequirement requirement(String key, String operator, String value) {
        return NodeSelectorRequirement.builder()
                .key(key)
                .operator(operator)
                .addValue(value)
                .build();
    }

    private List<PodAffinityTerm> terms() {
        List<PodAffinityTerm> terms = new ArrayList<>();
        for (int i = 0; i < one(0, 1, 1, 2); i++) {
            PodAffinityTerm.Builder term = PodAffinityTerm.builder().topologyKey(one(KEYS));
            if (!once(10)) term.labelSelector(selector());
            if (once(4)) term.addNamespace(one("red", "blue"));
            if (once(4)) {
                LabelSelector.Builder teams = LabelSelector.builder();
                if (once(2)) teams.putMatchLabel("team", one("x", "y"));
                term.namespaceSelector(teams.build());
            }
            terms.add(term.build());
        }
        return terms;
    }

    private List<WeightedPodAffinityTerm> weighted() {
        return terms().stream()
                .map(it -> WeightedPodAffinityTerm.builder()
                        .weight(one(1, 29, 100))
                        .podAffinityTerm(it)
                        .build())
                .toList();
    }

    /** A service of some pods. */
    public Service service(String name) {
        return Service.builder()
                .metadata(ObjectMeta.builder().name(name).namespace("red").build())
                .spec(ServiceSpec.builder().putSelector("app", one("a", "b")).build())
                .build();
    }

    /** A disruption budget of some pods. */
    public PodDisruptionBudget budget(String name) {
        return PodDisruptionBudget.builder()
                .metadata(ObjectMeta.builder()
                        .name(name)
                        .namespace(one("red", "blue"))
                        .build())
                .spec(PodDisruptionBudgetSpec.builder().selector(selector()).build())
                .status(PodDisruptionBudgetStatus.builder()
                        .disruptionsAllowed(one(0, 1))
                        .build())
                .build();
    }
}
