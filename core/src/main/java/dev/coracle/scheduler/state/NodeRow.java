package dev.coracle.scheduler.state;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.ContainerImage;
import dev.coracle.model.core.Node;
import dev.coracle.scheduler.framework.HostPort;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node with its pods, or a name that pods are bound to while there is no such node. */
final class NodeRow implements NodeInfo {
    private final String name;
    private final int index;
    private @Nullable Node node;
    private Resources allocatable = Resources.of(Collections.emptyMap());
    private long allowedPods;
    private Map<String, Long> images = Collections.emptyMap();
    private long generation;

    private final List<Placed> placed = new ArrayList<>();
    private final List<PodInfo> pods = new PodView();
    private final RunningTotal requested = new RunningTotal();
    private long assumedCpuMillis;
    private long assumedMemoryBytes;
    private List<HostPort> hostPorts = Collections.emptyList();

    NodeRow(String name, int index) {
        this.name = name;
        this.index = index;
    }

    boolean isKnown() {
        return node != null;
    }

    List<Placed> placed() {
        return placed;
    }

    void show(Node node) {
        this.node = node;
        allocatable = Resources.of(node.status().allocatable());
        Quantity pods = node.status().allocatable().get(ResourceNames.PODS);
        allowedPods = pods == null ? 0 : pods.value();
        images = imagesOf(node);
    }

    void hide() {
        node = null;
        images = Collections.emptyMap();
    }

    private static Map<String, Long> imagesOf(Node node) {
        Map<String, Long> sizes = new LinkedHashMap<>(0);
        for (ContainerImage image : node.status().images()) {
            for (String name : image.names()) sizes.put(name, image.sizeBytes());
        }
        return sizes;
    }

    Iterable<String> images() {
        return images.keySet();
    }

    void generation(long generation) {
        this.generation = generation;
    }

    void put(Placed pod) {
        pod.indexInRow = placed.size();
        placed.add(pod);
        count(pod.pod, 1);
        if (!pod.pod.hostPorts().isEmpty()) {
            if (hostPorts.isEmpty()) hostPorts = new ArrayList<>();
            hostPorts.addAll(pod.pod.hostPorts());
        }
    }

    void take(Placed pod) {
        Placed last = placed.remove(placed.size() - 1);
        if (last != pod) {
            placed.set(pod.indexInRow, last);
            last.indexInRow = pod.indexInRow;
        }
        count(pod.pod, -1);
        for (HostPort port : pod.pod.hostPorts()) hostPorts.remove(port);
    }

    private void count(PodInfo pod, int sign) {
        requested.add(pod.requests(), sign);
        assumedCpuMillis += sign * pod.assumedCpuMillis();
        assumedMemoryBytes += sign * pod.assumedMemoryBytes();
    }

    @Override
    public Node node() {
        Node known = node;
        if (known == null) throw new IllegalStateException("there is no node " + name);
        return known;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<PodInfo> pods() {
        return pods;
    }

    @Override
    public Resources allocatable() {
        return allocatable;
    }

    @Override
    public long allowedPods() {
        return allowedPods;
    }

    @Override
    public Resources requested() {
        return requested;
    }

    @Override
    public long assumedCpuMillis() {
        return assumedCpuMillis;
    }

    @Override
    public long assumedMemoryBytes() {
        return assumedMemoryBytes;
    }

    @Override
    public List<HostPort> hostPorts() {
        return hostPorts;
    }

    @Override
    public long imageBytes(String image) {
        return images.isEmpty() ? 0 : images.getOrDefault(image, 0L);
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public String toString() {
        return name;
    }

    private final class PodView extends AbstractList<PodInfo> {
        @Override
        public PodInfo get(int index) {
            return placed.get(index).pod;
        }

        @Override
        public int size() {
            return placed.size();
        }
    }
}
