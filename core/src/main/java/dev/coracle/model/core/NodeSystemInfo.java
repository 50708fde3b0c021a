package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Identifiers and versions of a node's hardware and software. */
@Value.Immutable
public interface NodeSystemInfo extends ModelValue, WithNodeSystemInfo {
    /** Nothing set. */
    NodeSystemInfo EMPTY = builder().build();

    /** Processor architecture in Go notation, such as {@code amd64} or {@code arm64}. */
    @Required
    @Value.Default
    default String architecture() {
        return "";
    }

    /** Identifier that changes with every boot of the machine. */
    @Required
    @Value.Default
    default String bootID() {
        return "";
    }

    /** Container runtime and version, in the form {@code containerd://2.0.0}. */
    @Required
    @Value.Default
    default String containerRuntimeVersion() {
        return "";
    }

    /** Kernel version as printed by {@code uname -r}. */
    @Required
    @Value.Default
    default String kernelVersion() {
        return "";
    }

    /** Former kube-proxy version; deprecated and not reliable. */
    @Required
    @Value.Default
    default String kubeProxyVersion() {
        return "";
    }

    /** Kubelet version, such as {@code v1.33.0}. */
    @Required
    @Value.Default
    default String kubeletVersion() {
        return "";
    }

    /** Identifier of the machine within the cluster, on Linux usually read from {@code /etc/machine-id}. */
    @Required
    @Value.Default
    default String machineID() {
        return "";
    }

    /** Operating system in Go notation: {@code linux} or {@code windows}. */
    @Required
    @Value.Default
    default String operatingSystem() {
        return "";
    }

    /** Operating system name and release for humans, such as {@code Debian GNU/Linux 12 (bookworm)}. */
    @Required
    @Value.Default
    default String osImage() {
        return "";
    }

    /** Swap space of the node; absent means not reported. */
    Optional<NodeSwapStatus> swap();

    /** Hardware UUID, on most machines as reported by the firmware. */
    @Required
    @Value.Default
    default String systemUUID() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSystemInfo.Builder {}
}
