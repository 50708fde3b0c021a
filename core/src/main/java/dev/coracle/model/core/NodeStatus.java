package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Observed state of a Node. */
@Value.Immutable
public interface NodeStatus extends ModelValue, WithNodeStatus {
    /** Nothing set. */
    NodeStatus EMPTY = builder().build();

    /** Addresses and host names under which the node can be reached. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<NodeAddress> addresses();

    /**
     * Resources available to pods, by resource name, which is capacity minus reservations; absent means equal to
     * {@code capacity}.
     */
    Map<String, Quantity> allocatable();

    /** Total resources of the node, by resource name such as {@code cpu}, {@code memory} or {@code pods}. */
    Map<String, Quantity> capacity();

    /** Latest health observations, at most one per condition type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<NodeCondition> conditions();

    /** State of the former dynamic kubelet configuration. */
    Optional<NodeConfigStatus> config();

    /** Where daemons on the node listen. */
    @Value.Default
    default NodeDaemonEndpoints daemonEndpoints() {
        return NodeDaemonEndpoints.EMPTY;
    }

    /** Features of the node's container runtime. */
    Optional<NodeFeatures> features();

    /** Container images present on the node; the kubelet may report only some, by default the 50 largest. */
    List<ContainerImage> images();

    /** Identifiers and versions of the node's hardware and software. */
    @Value.Default
    default NodeSystemInfo nodeInfo() {
        return NodeSystemInfo.EMPTY;
    }

    /**
     * Former life cycle phase, {@code Pending}, {@code Running} or {@code Terminated}; deprecated and never filled
     * in.
     */
    Optional<String> phase();

    /** Container runtime handlers available on the node. */
    List<NodeRuntimeHandler> runtimeHandlers();

    /** Volumes attached to the node, according to the attach controller. */
    List<AttachedVolume> volumesAttached();

    /**
     * Unique names of attachable volumes that the kubelet has mounted or is about to mount, and which must not be
     * detached.
     */
    List<String> volumesInUse();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeStatus.Builder {}
}
