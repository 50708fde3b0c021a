package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Quantity;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Observed state of one container, as reported by the kubelet. */
@Value.Immutable
public interface ContainerStatus extends ModelValue, WithContainerStatus {
    /** Container name, as in the pod spec. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * Amounts the node has set aside for the container, by resource name; absent unless its feature gate is enabled.
     */
    Map<String, Quantity> allocatedResources();

    /** Health of the devices and other special resources assigned to the container. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<ResourceStatus> allocatedResourcesStatus();

    /** Runtime ID in the form {@code type://id}; absent before the first start. */
    Optional<String> containerID();

    /** Image reference as resolved by the runtime; may differ from the one in the pod spec. */
    @Required
    @Value.Default
    default String image() {
        return "";
    }

    /** Runtime's identifier of the image, usually containing its digest. */
    @Required
    @Value.Default
    default String imageID() {
        return "";
    }

    /** How the previous run ended; empty for a container that never restarted. */
    @Value.Default
    default ContainerState lastState() {
        return ContainerState.EMPTY;
    }

    /** Whether the readiness check passes right now; always {@code false} for a container that is not running. */
    @Required
    @Value.Default
    default boolean ready() {
        return false;
    }

    /** Requests and limits currently in force for the running container, which may lag behind a resize. */
    Optional<ResourceRequirements> resources();

    /**
     * Number of restarts so far, counted by the kubelet; may be lowered by garbage collection of dead containers.
     */
    @Required
    @Value.Default
    default int restartCount() {
        return 0;
    }

    /**
     * Whether the startup probe has succeeded and the post-start hook has finished; {@code true} after a start
     * without either.
     */
    Optional<Boolean> started();

    /** Present state of the container. */
    @Value.Default
    default ContainerState state() {
        return ContainerState.EMPTY;
    }

    /**
     * Signal in effect for stopping the container, such as {@code SIGTERM}; alpha, absent unless the feature gate is
     * enabled.
     */
    @KeepEmpty
    Optional<String> stopSignal();

    /** Identity under which the first container process was started. */
    Optional<ContainerUser> user();

    /** Observed state of the container's mounts. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "mountPath")
    @ListMap("mountPath")
    List<VolumeMountStatus> volumeMounts();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableContainerStatus.Builder {}
}
