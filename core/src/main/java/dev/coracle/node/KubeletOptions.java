package dev.coracle.node;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.NodeAddress;
import dev.coracle.model.core.Taint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** What a kubelet says of its node, and how often. Defaults are those of Kubernetes 1.33. */
@Value.Immutable
public interface KubeletOptions extends WithKubeletOptions {
    /** Name of the node, a DNS subdomain. */
    String nodeName();

    /** Labels of the node, beside host name, operating system and architecture, which it always has. */
    Map<String, String> labels();

    /** Annotations of the node when it is new. */
    Map<String, String> annotations();

    /** Taints of the node when it is new. */
    List<Taint> taints();

    /** Resources of the node by name; {@code pods} need not be among them. */
    Map<String, Quantity> capacity();

    /** What of them pods can have; all, where it is empty. */
    Map<String, Quantity> allocatable();

    /** Addresses of the node; the one of type {@code InternalIP} becomes its pods' {@code hostIP}. */
    List<NodeAddress> addresses();

    /** How many pods can run at once, where the capacity does not say. */
    @Value.Default
    default int maxPods() {
        return 110;
    }

    /** How long the node counts as alive after a renewal of its lease; counted in whole seconds. */
    @Value.Default
    default Duration leaseDuration() {
        return Duration.ofSeconds(40);
    }

    /** How often the lease is renewed, as part of its duration; up to 4 % later by chance. */
    @Value.Default
    default double leaseRenewFraction() {
        return 0.25;
    }

    /** How often the node's status is compared with the one that is stored; up to 4 % later by chance. */
    @Value.Default
    default Duration nodeStatusUpdateFrequency() {
        return Duration.ofSeconds(10);
    }

    /** How often it is written even though it is the same. */
    @Value.Default
    default Duration nodeStatusReportFrequency() {
        return Duration.ofMinutes(5);
    }

    /** How long to wait after a pod's status could not be written. */
    @Value.Default
    default Duration podStatusRetry() {
        return Duration.ofSeconds(10);
    }

    /** Version of Kubernetes that the kubelet says it is of. */
    @Value.Default
    default String kubeletVersion() {
        return "v1.33.0";
    }

    /** Range of its pods' addresses, until the node's object names another. */
    Optional<String> podCidr();

    /** What the node's provider calls it. */
    Optional<String> providerId();

    /** Tells one start of the node from the next; empty where that does not matter. */
    @Value.Default
    default String bootId() {
        return "";
    }

    /** Port at which the kubelet says it can be asked. */
    @Value.Default
    default int port() {
        return 10250;
    }

    /** Operating system of the node. */
    @Value.Default
    default String operatingSystem() {
        return "linux";
    }

    /** Architecture of the node. */
    @Value.Default
    default String architecture() {
        return "amd64";
    }

    /** All labels of the node: its own, host name, operating system and architecture. */
    default Map<String, String> nodeLabels() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String prefix : List.of("beta.kubernetes.io/", "kubernetes.io/")) {
            all.put(prefix + "arch", architecture());
            all.put(prefix + "os", operatingSystem());
        }
        all.put("kubernetes.io/hostname", nodeName());
        all.putAll(labels());
        return all;
    }

    /** Whether events are recorded of what happens to pods and node; off is for simulations of many nodes. */
    @Value.Default
    default boolean events() {
        return true;
    }

    /** How often the lease is renewed. */
    default Duration leaseRenewInterval() {
        return Duration.ofNanos((long) (leaseDuration().toNanos() * leaseRenewFraction()));
    }

    /** The capacity, with the number of pods. */
    default Map<String, Quantity> fullCapacity() {
        return withPods(capacity());
    }

    /** What pods can have, with the number of pods. */
    default Map<String, Quantity> fullAllocatable() {
        Map<String, Quantity> all = new LinkedHashMap<>(fullCapacity());
        all.putAll(allocatable());
        return all;
    }

    private Map<String, Quantity> withPods(Map<String, Quantity> amounts) {
        Map<String, Quantity> all = new LinkedHashMap<>(amounts);
        all.putIfAbsent("pods", Quantity.of(maxPods()));
        return all;
    }

    /** Addresses of the node for its pods, the one that counts first. */
    default List<String> hostAddresses() {
        return addresses().stream()
                .filter(it -> it.type().equals("InternalIP"))
                .map(NodeAddress::address)
                .toList();
    }

    /** Refuses what no node can be. */
    @Value.Check
    default void check() {
        if (!Pattern.matches("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?", nodeName()))
            throw new IllegalArgumentException("nodeName must be a DNS subdomain: \"" + nodeName() + "\"");
        if (leaseDuration().compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("leaseDuration must be at least one second: " + leaseDuration());
        if (!(leaseRenewFraction() > 0 && leaseRenewFraction() < 1))
            throw new IllegalArgumentException("leaseRenewFraction must be between 0 and 1: " + leaseRenewFraction());
        checkPositive("nodeStatusUpdateFrequency", nodeStatusUpdateFrequency());
        checkPositive("nodeStatusReportFrequency", nodeStatusReportFrequency());
        checkPositive("podStatusRetry", podStatusRetry());
        if (maxPods() < 0) throw new IllegalArgumentException("maxPods must not be negative: " + maxPods());
        fullAllocatable().forEach((name, amount) -> {
            Quantity all = fullCapacity().getOrDefault(name, Quantity.ZERO);
            if (amount.compareTo(all) > 0)
                throw new IllegalArgumentException(
                        "allocatable " + name + " must not exceed the capacity: " + amount + " > " + all);
        });
    }

    private static void checkPositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero())
            throw new IllegalArgumentException(name + " must be positive: " + duration);
    }

    /** A builder; {@code nodeName} is the only part needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from the defaults. */
    final class Builder extends ImmutableKubeletOptions.Builder {}
}
