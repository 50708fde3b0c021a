package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.ContainerImage;
import dev.coracle.model.core.DaemonEndpoint;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAddress;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeDaemonEndpoints;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.NodeSystemInfo;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.node.runtime.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a kubelet says of its node. Pure. */
final class NodeReport {
    private static final int MOST_IMAGES = 50;
    private static final List<String> OWN = List.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready");

    private final KubeletOptions options;
    private final String runtimeVersion;

    /**
     * Reports of a node.
     *
     * @param runtimeVersion what its runtime is, as in {@code simulated://1.0.0}
     */
    NodeReport(KubeletOptions options, String runtimeVersion) {
        this.options = options;
        this.runtimeVersion = runtimeVersion;
    }

    /** The node's object when there is none yet. */
    Node initial(List<Image> images, Instant now) {
        Map<String, String> annotations = new LinkedHashMap<>(options.annotations());
        annotations.putIfAbsent("volumes.kubernetes.io/controller-managed-attach-detach", "true");
        ObjectMeta metadata = ObjectMeta.builder()
                .name(options.nodeName())
                .labels(options.nodeLabels())
                .annotations(annotations)
                .build();
        NodeSpec spec = NodeSpec.builder()
                .taints(options.taints())
                .podCIDR(options.podCidr())
                .podCIDRs(options.podCidr().map(List::of).orElse(List.of()))
                .providerID(options.providerId())
                .build();
        return Node.builder()
                .metadata(metadata)
                .spec(spec)
                .status(status(NodeStatus.EMPTY, images, now))
                .build();
    }

    /** An object that was there already, with the labels that the node must have. */
    Node relabelled(Node before) {
        Map<String, String> labels = new LinkedHashMap<>(before.labels());
        labels.putAll(options.nodeLabels());
        return before.withMetadata(before.metadata().withLabels(labels));
    }

    /** The status that follows one. */
    NodeStatus status(NodeStatus before, List<Image> images, Instant now) {
        Time time = new Time(now);
        return before.withAddresses(addresses())
                .withCapacity(options.fullCapacity())
                .withAllocatable(options.fullAllocatable())
                .withConditions(conditions(before, time))
                .withDaemonEndpoints(NodeDaemonEndpoints.builder()
                        .kubeletEndpoint(
                                DaemonEndpoint.builder().port(options.port()).build())
                        .build())
                .withImages(images(images))
                .withNodeInfo(info());
    }

    private List<NodeAddress> addresses() {
        List<NodeAddress> addresses = new ArrayList<>(options.addresses());
        if (addresses.stream().noneMatch(it -> it.type().equals("Hostname"))) {
            addresses.add(NodeAddress.builder()
                    .type("Hostname")
                    .address(options.nodeName())
                    .build());
        }
        return addresses;
    }

    private NodeSystemInfo info() {
        return NodeSystemInfo.builder()
                .machineID(options.nodeName())
                .systemUUID(options.nodeName())
                .bootID(options.bootId())
                .kubeletVersion(options.kubeletVersion())
                .containerRuntimeVersion(runtimeVersion)
                .operatingSystem(options.operatingSystem())
                .architecture(options.architecture())
                .build();
    }

    private static List<ContainerImage> images(List<Image> images) {
        return images.stream()
                .sorted(Comparator.comparingLong(Image::sizeBytes).reversed().thenComparing(Image::reference))
                .limit(MOST_IMAGES)
                .map(it -> ContainerImage.builder()
                        .addNames(it.reference())
                        .sizeBytes(it.sizeBytes())
                        .build())
                .toList();
    }

    private static List<NodeCondition> conditions(NodeStatus before, Time now) {
        List<NodeCondition> own = List.of(
                condition(
                        "MemoryPressure",
                        "False",
                        "KubeletHasSufficientMemory",
                        "kubelet has sufficient memory available"),
                condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
                condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
                condition("Ready", "True", "KubeletReady", "kubelet is posting ready status"));
        List<NodeCondition> all = new ArrayList<>();
        for (NodeCondition condition : before.conditions()) {
            if (find(own, condition.type()).isEmpty()) all.add(condition);
        }
        for (NodeCondition condition : own) {
            Time since = find(before.conditions(), condition.type())
                    .filter(it -> it.status().equals(condition.status()))
                    .flatMap(NodeCondition::lastTransitionTime)
                    .orElse(now);
            all.add(condition.withLastHeartbeatTime(now).withLastTransitionTime(since));
        }
        return all;
    }

    /** A node with the times of a report made at this time; the same where it has had a later one. */
    static Node refreshed(Node stored, Instant now) {
        Time time = new Time(now);
        List<NodeCondition> conditions = stored.status().conditions();
        boolean older = find(conditions, "Ready")
                .flatMap(NodeCondition::lastHeartbeatTime)
                .filter(it -> it.compareTo(time) < 0)
                .isPresent();
        if (!older) return stored;
        return stored.withStatus(stored.status()
                .withConditions(conditions.stream()
                        .map(it -> OWN.contains(it.type()) ? it.withLastHeartbeatTime(time) : it)
                        .toList()));
    }

    private static NodeCondition condition(String type, String status, String reason, String message) {
        return NodeCondition.builder()
                .type(type)
                .status(status)
                .reason(reason)
                .message(message)
                .build();
    }

    private static Optional<NodeCondition> find(List<NodeCondition> conditions, String type) {
        return conditions.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    /** Whether two statuses say the same, whenever they do. */
    static boolean isSame(NodeStatus one, NodeStatus other) {
        return timeless(one).equals(timeless(other));
    }

    private static NodeStatus timeless(NodeStatus status) {
        return status.withConditions(status.conditions().stream()
                .map(it -> it.withLastHeartbeatTime(Optional.empty()))
                .toList());
    }
}
