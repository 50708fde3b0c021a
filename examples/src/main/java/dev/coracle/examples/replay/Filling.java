package dev.coracle.examples.replay;

import dev.coracle.client.Client;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.Profile;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Fills a cluster with tasks that come one by one and never go; one that finds no place at once is given up. */
final class Filling {
    private static final Duration BEGINNING = Duration.ofMinutes(1);
    private static final Duration DECISION = Duration.ofMillis(100);
    private static final int STEPS = 20;

    private final long capacity;
    private final Consumer<Sample> told;
    private long asked;
    private long allocated;
    private int refused;

    /**
     * How full the cluster was at some point.
     *
     * @param asked what the tasks so far asked of GPUs, in percent of all GPUs
     * @param allocated what those got that found a place, likewise
     * @param refused how many found none
     */
    record Sample(double asked, double allocated, int refused) {}

    private Filling(long capacity, Consumer<Sample> told) {
        this.capacity = capacity;
        this.told = told;
    }

    /** Thousandths of all GPUs of these nodes. */
    static long gpuMillis(List<NodeDefinition> nodes) {
        return nodes.stream()
                        .mapToLong(node -> node.capacity()
                                .getOrDefault(Task.GPU_MILLI, Quantity.ZERO)
                                .milliValue())
                        .sum()
                / 1000;
    }

    /** Fills a cluster, and tells how: at every twentieth of its GPUs asked for, and where the first task is refused. */
    static void run(List<NodeDefinition> nodes, List<Task> tasks, Profile profile, long seed, Consumer<Sample> told) {
        Filling filling = new Filling(gpuMillis(nodes), told);
        try (Simulation simulation = TraceCluster.simulate(nodes, seed, profile)) {
            simulation.cluster().run(BEGINNING);
            for (Task task : tasks) filling.add(task, simulation);
        }
    }

    private void add(Task task, Simulation simulation) {
        Client client = simulation.cluster().client();
        Pod pod = client.pods().create(task.sharingPod());
        simulation.cluster().run(DECISION);
        boolean placed =
                client.pods(pod.namespace()).get(pod.name()).spec().nodeName().isPresent();
        if (!placed) client.pods(pod.namespace()).delete(pod);
        long step = asked * STEPS / capacity;
        asked += task.totalGpuMillis();
        if (placed) allocated += task.totalGpuMillis();
        else refused++;
        if (asked * STEPS / capacity > step || (!placed && refused == 1)) told.accept(sample());
    }

    private Sample sample() {
        return new Sample(percent(asked), percent(allocated), refused);
    }

    private double percent(long millis) {
        return 100.0 * millis / capacity;
    }
}
