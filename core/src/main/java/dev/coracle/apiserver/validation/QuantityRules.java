package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import java.util.List;

/** What makes amounts of resources valid, and which resources there are. */
public final class QuantityRules {
    private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");
    private static final List<String> OTHERS = List.of(
            "pods",
            "services",
            "replicationcontrollers",
            "resourcequotas",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.storage",
            "storage");
    private static final List<String> COUNTED = OTHERS.subList(0, 9);

    private QuantityRules() {}

    /** Refuses an amount below zero, and a fraction of what comes in whole pieces. */
    public static void check(FieldErrors errors, FieldPath path, String resource, Quantity quantity) {
        if (quantity.signum() < 0) {
            errors.invalid(path, quantity.toString(), "must be greater than or equal to 0");
        }
        if (isWhole(resource) && quantity.milliValue() % 1000 != 0) {
            errors.invalid(path, quantity, "must be an integer");
        }
    }

    private static boolean isWhole(String resource) {
        return COUNTED.contains(resource) || isExtended(resource);
    }

    /** Whether a container may ask for it by a short name. */
    public static boolean isCompute(String resource) {
        return COMPUTE.contains(resource) || isHugePages(resource);
    }

    /** Whether it is a resource that Kubernetes knows by a short name. */
    public static boolean isStandard(String resource) {
        return isCompute(resource) || OTHERS.contains(resource) || resource.startsWith("requests.hugepages-");
    }

    /** Whether it is memory in large pages of one size. */
    public static boolean isHugePages(String resource) {
        return resource.startsWith("hugepages-");
    }

    /** Whether it belongs to Kubernetes itself. */
    public static boolean isNative(String resource) {
        return resource.indexOf('/') < 0 || resource.contains("kubernetes.io/");
    }

    /** Whether it is something that a vendor added, such as {@code example.com/gpu}. */
    public static boolean isExtended(String resource) {
        return !isNative(resource)
                && !resource.startsWith("requests.")
                && Names.QUALIFIED.complaints("requests." + resource).isEmpty();
    }

    /** Whether limits may be higher than requests. */
    public static boolean mayBeOvercommitted(String resource) {
        return isNative(resource) && !isHugePages(resource);
    }
}
