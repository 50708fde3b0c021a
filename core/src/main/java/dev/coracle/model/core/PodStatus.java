package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Time;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Most recently observed state of a pod; may lag behind if its node is unreachable. */
@Value.Immutable
public interface PodStatus extends ModelValue, WithPodStatus {
    /** Nothing set. */
    PodStatus EMPTY = builder().build();

    /** Current state of individual aspects such as {@code PodScheduled} and {@code Ready}, one entry per type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<PodCondition> conditions();

    /** State of the main containers, at most one entry each. */
    List<ContainerStatus> containerStatuses();

    /** State of ephemeral containers that have been started in the pod. */
    List<ContainerStatus> ephemeralContainerStatuses();

    /** Address of the node the pod is assigned to; absent before the kubelet has picked up the pod. */
    Optional<String> hostIP();

    /**
     * All addresses of the node, the first equal to {@code hostIP}; absent before the kubelet has picked up the pod.
     */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "ip")
    List<HostIP> hostIPs();

    /** State of the init containers, including sidecars. */
    List<ContainerStatus> initContainerStatuses();

    /** Explanation for people of why the pod is in its current state. */
    Optional<String> message();

    /** Node on which lower-priority pods are being preempted for this one; it may still be scheduled elsewhere. */
    Optional<String> nominatedNodeName();

    /**
     * Pod generation reflected in this status; alpha, needs the {@code PodObservedGenerationTracking} feature gate.
     */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /**
     * Coarse lifecycle stage: {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}.
     */
    Optional<String> phase();

    /** Primary IP address of the pod; absent until one is allocated. */
    Optional<String> podIP();

    /** All addresses of the pod, at most one per IP family, the first equal to {@code podIP}. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "ip")
    @ListMap("ip")
    List<PodIP> podIPs();

    /**
     * Quality of service derived from requests and limits: {@code Guaranteed}, {@code Burstable} or {@code
     * BestEffort}.
     */
    Optional<String> qosClass();

    /** Short CamelCase cause of the current state, e.g. {@code Evicted}. */
    Optional<String> reason();

    /**
     * Progress of an in-place resize, e.g. {@code Proposed}, {@code InProgress}, {@code Deferred} or {@code
     * Infeasible}; deprecated in favour of pod conditions.
     */
    Optional<String> resize();

    /** Claims generated from the templates in {@code resourceClaims}. */
    @PatchStrategy(value = Strategy.MERGE_RETAIN_KEYS, mergeKey = "name")
    @ListMap("name")
    List<PodResourceClaimStatus> resourceClaimStatuses();

    /** RFC 3339 time at which the kubelet accepted the pod, before any image was pulled. */
    Optional<Time> startTime();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodStatus.Builder {}
}
