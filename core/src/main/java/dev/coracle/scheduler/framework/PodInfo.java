package dev.coracle.scheduler.framework;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod and what the scheduler reads out of it, worked out once. Immutable. */
public final class PodInfo {
    private final Pod pod;
    private final String uid;
    private final int priority;
    private final Resources requests;
    private final long assumedCpuMillis;
    private final long assumedMemoryBytes;
    private final List<HostPort> hostPorts;
    private final RequiredNodes requiredNodes;
    private final AffinityTerms terms;
    private final Optional<String> mistake;
    private final PodVolumes volumes;

    private PodInfo(Pod pod) {
        this.pod = pod;
        uid = pod.uid();
        priority = pod.spec().priority().orElse(0);
        Map<String, Quantity> asked = PodRequests.of(pod);
        Resources assumed = FixedResources.of(PodRequests.assumed(pod));
        requests = FixedResources.of(asked);
        assumedCpuMillis = assumed.cpuMillis();
        assumedMemoryBytes = assumed.memoryBytes();
        hostPorts = HostPort.of(pod.spec());
        requiredNodes = RequiredNodes.of(pod.spec());
        volumes = PodVolumes.of(pod);
        AffinityTerms parsed = AffinityTerms.NONE;
        Optional<String> malformed = Optional.empty();
        try {
            parsed = AffinityTerms.of(pod);
        } catch (IllegalArgumentException e) {
            malformed = Optional.of(String.valueOf(e.getMessage()));
        }
        terms = parsed;
        mistake = malformed;
    }

    /** What can be read out of a pod. */
    public static PodInfo of(Pod pod) {
        return new PodInfo(pod);
    }

    /** The pod. */
    public Pod pod() {
        return pod;
    }

    /** The pod's spec. */
    public PodSpec spec() {
        return pod.spec();
    }

    /** The pod's name. */
    public String name() {
        return pod.name();
    }

    /** The pod's namespace. */
    public String namespace() {
        return pod.namespace();
    }

    /** The pod's uid. */
    public String uid() {
        return uid;
    }

    /** The pod's labels. */
    public Map<String, String> labels() {
        return pod.labels();
    }

    /** Whether the pod's deletion has begun. */
    public boolean isTerminating() {
        return pod.isTerminating();
    }

    /** Its priority; 0 where it has none. */
    public int priority() {
        return priority;
    }

    /** What it asks of a node. */
    public Resources requests() {
        return requests;
    }

    /** CPU it asks for, 100 thousandths assumed for each container that does not say. */
    public long assumedCpuMillis() {
        return assumedCpuMillis;
    }

    /** Memory it asks for, 200 MiB assumed for each container that does not say. */
    public long assumedMemoryBytes() {
        return assumedMemoryBytes;
    }

    /** Ports of the node that it takes. */
    public List<HostPort> hostPorts() {
        return hostPorts;
    }

    /** Nodes it insists on. */
    public RequiredNodes requiredNodes() {
        return requiredNodes;
    }

    /** Those of its volumes that may keep it from a node. */
    public PodVolumes volumes() {
        return volumes;
    }

    /** Pods it must be near. */
    public List<AffinityTerm> requiredAffinity() {
        return terms.required();
    }

    /** Pods it must not be near. */
    public List<AffinityTerm> requiredAntiAffinity() {
        return terms.requiredAnti();
    }

    /** Pods it would like to be near. */
    public List<AffinityTerm> preferredAffinity() {
        return terms.preferred();
    }

    /** Pods it would like to be away from. */
    public List<AffinityTerm> preferredAntiAffinity() {
        return terms.preferredAnti();
    }

    /** What is wrong with its affinity, in which case it has no terms; empty for nothing. */
    public Optional<String> malformedAffinity() {
        return mistake;
    }

    @Override
    public String toString() {
        return pod.key().toString();
    }
}
