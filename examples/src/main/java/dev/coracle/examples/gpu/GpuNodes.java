package dev.coracle.examples.gpu;

import dev.coracle.scheduler.framework.NodeInfo;
import java.util.Arrays;

/** How nodes say which GPUs they have. */
public final class GpuNodes {
    /** Extended resource of a node: how many GPUs it has. */
    public static final String COUNT = "alibabacloud.com/gpu-count";

    /** Label of a node: the model of its GPUs. */
    public static final String MODEL = "alibabacloud.com/gpu-card-model";

    private GpuNodes() {}

    /** What is left of a node whose GPUs nobody uses. */
    static Room empty(NodeInfo node) {
        int[] whole = new int[(int) node.allocatable().scalar(COUNT)];
        Arrays.fill(whole, GpuRequest.WHOLE);
        long cpuMillis = node.allocatable().cpuMillis() - node.requested().cpuMillis();
        long memoryBytes = node.allocatable().memoryBytes() - node.requested().memoryBytes();
        return new Room(cpuMillis, memoryBytes, node.labels().getOrDefault(MODEL, ""), whole);
    }
}
