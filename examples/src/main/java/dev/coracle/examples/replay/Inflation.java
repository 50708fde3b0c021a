package dev.coracle.examples.replay;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.SeededEntropy;
import java.util.ArrayList;
import java.util.List;

/** More and more tasks like those of a trace: drawn from it at random, each as often as it is drawn. */
final class Inflation {
    private Inflation() {}

    /** Tasks, under names of their own, until they ask for so many thousandths of GPUs together. */
    static List<Task> of(List<Task> trace, long gpuMillis, long seed) {
        if (trace.stream().noneMatch(task -> task.gpus() > 0))
            throw new IllegalArgumentException("no task of the trace asks for a GPU");
        Entropy chance = new SeededEntropy(seed).stream("tasks");
        List<Task> tasks = new ArrayList<>();
        for (long asked = 0; asked < gpuMillis; ) {
            Task task = trace.get((int) chance.below(trace.size())).named("task-" + tasks.size());
            tasks.add(task);
            asked += task.totalGpuMillis();
        }
        return tasks;
    }
}
