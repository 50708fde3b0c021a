package dev.coracle.examples.replay;

import dev.coracle.dsl.PodShape;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.gpu.Demand;
import dev.coracle.examples.gpu.GpuNodes;
import dev.coracle.examples.gpu.GpuRequest;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task of a trace: one pod.
 *
 * @param cpuMillis CPU that it asks for, in thousandths of a core
 * @param memoryMebibytes memory that it asks for
 * @param gpus GPUs that it asks for; 1 also for a share of one
 * @param gpuMillis share of each GPU, in thousandths
 * @param models GPU models that it can use; empty for any
 * @param creation when it comes, since the start of the trace
 * @param deletion when it goes; empty where it stays
 */
record Task(
        String name,
        long cpuMillis,
        long memoryMebibytes,
        long gpus,
        long gpuMillis,
        List<String> models,
        Duration creation,
        Optional<Duration> deletion) {
    /** Extended resource that counts GPUs; tasks that take whole ones ask for it. */
    static final String GPU_COUNT = GpuNodes.COUNT;

    /** Extended resource that counts thousandths of GPUs. */
    static final String GPU_MILLI = "alibabacloud.com/gpu-milli";

    /** Label with a node's GPU model. */
    static final String GPU_MODEL = GpuNodes.MODEL;

    Pod pod() {
        return Workloads.pod(name, this::shape);
    }

    /** The same as a scheduler that shares GPUs understands it. */
    Pod sharingPod() {
        Pod pod = pod();
        return pod.withMetadata(pod.metadata().withAnnotations(request().annotations()));
    }

    /** What it asks for, as GPUs are packed. */
    Demand demand() {
        return new Demand(cpuMillis, memoryMebibytes << 20, request(), models);
    }

    private GpuRequest request() {
        return gpus == 0 ? GpuRequest.NONE : new GpuRequest((int) gpus, (int) gpuMillis);
    }

    long totalGpuMillis() {
        return gpus * gpuMillis;
    }

    Task named(String other) {
        return new Task(other, cpuMillis, memoryMebibytes, gpus, gpuMillis, models, creation, deletion);
    }

    private PodShape shape(PodShape pod) {
        PodShape shape = pod.image("task").cpu(cpuMillis + "m").memory(memoryMebibytes + "Mi");
        if (gpus > 0) {
            shape = shape.request(GPU_MILLI, Long.toString(totalGpuMillis()));
            if (gpuMillis == GpuRequest.WHOLE) shape = shape.request(GPU_COUNT, Long.toString(gpus));
        }
        return models.isEmpty() ? shape : shape.spec(it -> it.withAffinity(onModels()));
    }

    private Affinity onModels() {
        NodeSelectorRequirement model = NodeSelectorRequirement.builder()
                .key(GPU_MODEL)
                .operator("In")
                .values(models)
                .build();
        NodeSelectorTerm term =
                NodeSelectorTerm.builder().addMatchExpression(model).build();
        NodeSelector selector = NodeSelector.builder().addNodeSelectorTerm(term).build();
        return Affinity.builder()
                .nodeAffinity(NodeAffinity.builder()
                        .requiredDuringSchedulingIgnoredDuringExecution(selector)
                        .build())
                .build();
    }
}
