package dev.coracle.model.core;

import dev.coracle.model.Atomic;
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

/** Desired configuration of a pod: its containers, volumes, scheduling constraints and lifecycle settings. */
@Value.Immutable
public interface PodSpec extends ModelValue, WithPodSpec {
    /** Nothing set. */
    PodSpec EMPTY = builder().build();

    /**
     * Maximum run time in seconds, counted from the pod's start time, after which it is killed and failed; absent
     * means unlimited.
     */
    Optional<Long> activeDeadlineSeconds();

    /** Scheduling constraints relative to nodes and other pods; absent means none. */
    Optional<Affinity> affinity();

    /**
     * Whether an API token is mounted automatically; absent falls back to the service account, then to {@code true}.
     */
    Optional<Boolean> automountServiceAccountToken();

    /**
     * Main containers of the pod, started after initialisation; at least one, none may be added or removed later.
     */
    @Required
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<Container> containers();

    /** Resolver settings merged with those from {@code dnsPolicy}; required when the latter is {@code None}. */
    Optional<PodDNSConfig> dnsConfig();

    /**
     * Source of resolver settings: {@code ClusterFirst} (default), {@code ClusterFirstWithHostNet}, {@code Default}
     * (the node's) or {@code None}.
     */
    Optional<String> dnsPolicy();

    /** Whether environment variables describing the namespace's services are injected; {@code true} by default. */
    Optional<Boolean> enableServiceLinks();

    /**
     * Temporary debugging containers, added to a running pod only through its {@code ephemeralcontainers}
     * subresource.
     */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<EphemeralContainer> ephemeralContainers();

    /** Extra lines for the pod's {@code /etc/hosts} file. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "ip")
    @ListMap("ip")
    List<HostAlias> hostAliases();

    /** Whether the pod shares the node's IPC namespace; {@code false} by default. */
    @Value.Default
    default boolean hostIPC() {
        return false;
    }

    /**
     * Whether the pod uses the node's network namespace, making container ports node ports; {@code false} by default.
     */
    @Value.Default
    default boolean hostNetwork() {
        return false;
    }

    /** Whether the pod shares the node's process namespace; {@code false} by default. */
    @Value.Default
    default boolean hostPID() {
        return false;
    }

    /**
     * Whether the pod uses the node's user namespace; {@code true} by default, {@code false} creates a separate one.
     */
    Optional<Boolean> hostUsers();

    /** Host name inside the pod, a DNS label; absent uses the pod name. */
    Optional<String> hostname();

    /** Secrets in the pod's namespace with registry credentials for pulling its images. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<LocalObjectReference> imagePullSecrets();

    /**
     * Containers run one after another before the main ones; with restart policy {@code Always} they keep running as
     * sidecars.
     */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<Container> initContainers();

    /** Node that runs the pod; absent until the scheduler binds it, immutable afterwards. */
    Optional<String> nodeName();

    /** Labels that a node must carry, all of them, to be eligible for the pod. */
    @Atomic
    Map<String, String> nodeSelector();

    /**
     * Operating system of the containers; some security fields are forbidden depending on it, absent means not
     * declared.
     */
    Optional<PodOS> os();

    /**
     * Resources the pod sandbox consumes beyond its containers, by resource name; filled in from the runtime class at
     * admission.
     */
    Map<String, Quantity> overhead();

    /**
     * Whether the pod may displace others of lower priority: {@code PreemptLowerPriority} (default) or {@code Never}.
     */
    @KeepEmpty
    Optional<String> preemptionPolicy();

    /** Numeric importance, higher first; resolved from {@code priorityClassName} by the admission controller. */
    Optional<Integer> priority();

    /**
     * PriorityClass that determines the priority; absent uses the global default class, or zero if there is none.
     */
    Optional<String> priorityClassName();

    /** Additional conditions that must be true, with all containers ready, for the pod to be ready. */
    List<PodReadinessGate> readinessGates();

    /** Dynamic resource claims that must be allocated and reserved before the pod starts; immutable. */
    @PatchStrategy(value = Strategy.MERGE_RETAIN_KEYS, mergeKey = "name")
    @ListMap("name")
    List<PodResourceClaim> resourceClaims();

    /**
     * Budget of CPU, memory and similar resources shared by all containers of the pod; alpha, needs the {@code
     * PodLevelResources} feature gate.
     */
    Optional<ResourceRequirements> resources();

    /**
     * When terminated containers are started again: {@code Always} (default), {@code OnFailure} or {@code Never}.
     */
    Optional<String> restartPolicy();

    /** RuntimeClass that runs the pod; absent uses the default handler, an unknown one fails the pod. */
    @KeepEmpty
    Optional<String> runtimeClassName();

    /** Scheduler responsible for the pod; {@code default-scheduler} if absent. */
    Optional<String> schedulerName();

    /** Obstacles that hold back scheduling until all are removed; can be set only on creation. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<PodSchedulingGate> schedulingGates();

    /** Pod-wide security settings and container defaults; empty if absent. */
    Optional<PodSecurityContext> securityContext();

    /** Deprecated alias of {@code serviceAccountName}. */
    Optional<String> serviceAccount();

    /** ServiceAccount whose identity the pod uses; set to {@code default} at admission if absent. */
    Optional<String> serviceAccountName();

    /** Whether the host name seen by processes is the fully qualified one; {@code false} by default. */
    Optional<Boolean> setHostnameAsFQDN();

    /** Whether all containers see each other's processes; {@code false} by default, excludes {@code hostPID}. */
    Optional<Boolean> shareProcessNamespace();

    /**
     * DNS label placed between host name and namespace in the pod's qualified name; absent means the pod has no
     * domain name.
     */
    Optional<String> subdomain();

    /** Seconds between the stop signal and forced killing; {@code 30} by default, {@code 0} kills at once. */
    Optional<Long> terminationGracePeriodSeconds();

    /** Node taints the pod puts up with; entries may be added later but not removed. */
    List<Toleration> tolerations();

    /** Rules for distributing similar pods over zones, nodes or other domains; all must be met. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "topologyKey")
    @ListMap({"topologyKey", "whenUnsatisfiable"})
    List<TopologySpreadConstraint> topologySpreadConstraints();

    /** Storage that containers of the pod can mount; names must be unique. */
    @PatchStrategy(value = Strategy.MERGE_RETAIN_KEYS, mergeKey = "name")
    @ListMap("name")
    List<Volume> volumes();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodSpec.Builder {}
}
