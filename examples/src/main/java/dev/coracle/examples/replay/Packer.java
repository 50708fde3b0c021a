package dev.coracle.examples.replay;

import dev.coracle.examples.gpu.Fragmentation;
import dev.coracle.examples.gpu.GpuShare;
import dev.coracle.examples.gpu.Packing;
import dev.coracle.examples.gpu.TargetWorkload;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.plugins.NodeResourcesFit;
import dev.coracle.scheduler.plugins.NodeResourcesFitArgs;
import dev.coracle.scheduler.plugins.ResourceSpec;
import dev.coracle.scheduler.plugins.ScoringStrategy;
import java.util.List;
import java.util.Locale;

/** A way to choose nodes and GPUs for tasks. All keep account of the same devices, and differ in what they think is best. */
enum Packer {
    /** Where GPUs that are left stay of use to the trace's tasks. */
    FRAGMENTATION {
        @Override
        Profile profile(List<Task> trace) {
            TargetWorkload target =
                    TargetWorkload.of(trace.stream().map(Task::demand).toList());
            return GpuShare.profile(new Fragmentation(target));
        }
    },
    /** Where the least is left of a node's GPUs. */
    BEST_FIT {
        @Override
        Profile profile(List<Task> trace) {
            return GpuShare.profile(Packing.BEST_FIT);
        }
    },
    /** Kubernetes' scores, but the fuller a node the better, in GPUs as well as CPU and memory. */
    MOST_ALLOCATED {
        @Override
        Profile profile(List<Task> trace) {
            List<ResourceSpec> resources = List.of(
                    new ResourceSpec("cpu", 1), new ResourceSpec("memory", 1), new ResourceSpec(Task.GPU_MILLI, 1));
            NodeResourcesFitArgs args = new NodeResourcesFitArgs(
                    List.of(),
                    List.of(),
                    new ScoringStrategy(ScoringStrategy.Type.MOST_ALLOCATED, resources, List.of()));
            return kubernetes().replace("NodeResourcesFit", handle -> new NodeResourcesFit(args));
        }
    },
    /** Kubernetes' scores as they are: the emptier a node the better. */
    LEAST_ALLOCATED {
        @Override
        Profile profile(List<Task> trace) {
            return kubernetes();
        }
    };

    /** The way as a scheduler's profile, for tasks like those of a trace. */
    abstract Profile profile(List<Task> trace);

    private static Profile kubernetes() {
        return GpuShare.devicesOnly(Packing.BEST_FIT).percentageOfNodesToScore(100);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
