package dev.coracle.scheduler.framework;

/** Kubernetes' names of resources, and which of them the scheduler counts. */
public final class ResourceNames {
    /** CPU. */
    public static final String CPU = "cpu";
    /** Memory. */
    public static final String MEMORY = "memory";
    /** Disk that goes with the pod. */
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
    /** Number of pods. */
    public static final String PODS = "pods";
    /** What the names of huge pages begin with. */
    public static final String HUGE_PAGES = "hugepages-";

    private static final String NATIVE_DOMAIN = "kubernetes.io/";
    private static final String QUOTA_PREFIX = "requests.";
    private static final String ATTACHABLE_VOLUMES = "attachable-volumes-";

    private ResourceNames() {}

    /** Whether it is a resource of its own kind that the scheduler counts by name. */
    public static boolean isScalar(String name) {
        return isExtended(name)
                || name.startsWith(HUGE_PAGES)
                || name.contains(NATIVE_DOMAIN)
                || name.startsWith(ATTACHABLE_VOLUMES);
    }

    /** Whether it is a resource that somebody else than Kubernetes defined, such as {@code example.com/gpu}. */
    public static boolean isExtended(String name) {
        return name.contains("/") && !name.contains(NATIVE_DOMAIN) && !name.startsWith(QUOTA_PREFIX);
    }
}
