package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import java.util.List;

/**
 * How full a node would be with the pod on it, resource by resource. One object serves one node after the other, so
 * that looking at a node allocates nothing.
 */
final class ResourceUse {
    private final List<ResourceSpec> resources;
    private final boolean assuming;
    private final long[] requested;
    private final long[] allocatable;

    /** Use of these resources; with something assumed of containers that do not say what they need, or not. */
    ResourceUse(List<ResourceSpec> resources, boolean assuming) {
        this.resources = resources;
        this.assuming = assuming;
        requested = new long[resources.size()];
        allocatable = new long[resources.size()];
    }

    void look(PodInfo pod, NodeInfo node) {
        for (int i = 0; i < requested.length; i++) look(i, resources.get(i).name(), pod, node);
    }

    private void look(int i, String name, PodInfo pod, NodeInfo node) {
        Resources all = node.allocatable();
        Resources taken = node.requested();
        switch (name) {
            case ResourceNames.CPU -> {
                allocatable[i] = all.cpuMillis();
                requested[i] = asked(name, pod) + (assuming ? node.assumedCpuMillis() : taken.cpuMillis());
            }
            case ResourceNames.MEMORY -> {
                allocatable[i] = all.memoryBytes();
                requested[i] = asked(name, pod) + (assuming ? node.assumedMemoryBytes() : taken.memoryBytes());
            }
            default -> {
                long asked = asked(name, pod);
                boolean counts = asked > 0 || !ResourceNames.isScalar(name);
                allocatable[i] = counts ? all.amount(name) : 0;
                requested[i] = taken.amount(name) + asked;
            }
        }
    }

    private long asked(String name, PodInfo pod) {
        if (assuming && name.equals(ResourceNames.CPU)) return pod.assumedCpuMillis();
        if (assuming && name.equals(ResourceNames.MEMORY)) return pod.assumedMemoryBytes();
        return pod.requests().amount(name);
    }

    /** Whether the pod asks for any of the resources. */
    boolean isAskedFor(PodInfo pod) {
        for (ResourceSpec resource : resources) {
            if (asked(resource.name(), pod) > 0) return true;
        }
        return false;
    }

    int size() {
        return requested.length;
    }

    /** Whether the resource counts on this node. */
    boolean counts(int i) {
        return allocatable[i] != 0;
    }

    long requested(int i) {
        return requested[i];
    }

    long allocatable(int i) {
        return allocatable[i];
    }

    long weight(int i) {
        return resources.get(i).weight();
    }
}
