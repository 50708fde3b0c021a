package dev.coracle.examples.replay;

import dev.coracle.api.ApiException;
import dev.coracle.client.Client;
import dev.coracle.client.informer.Informers;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Platform;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays tasks on nodes: makes each pod at its time, deletes it at its time, and watches what the cluster makes of it. */
final class Player {
    private static final String NAMESPACE = "default";
    private static final int SAMPLES = 20;
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);

    private final List<NodeDefinition> nodes;
    private final List<Event> events;
    private final long seed;
    private final Progress progress;
    private final Placement placement = new Placement();
    private final Report report = new Report();

    Player(List<NodeDefinition> nodes, List<Task> tasks, long seed, Progress progress) {
        this.nodes = nodes;
        this.seed = seed;
        this.progress = progress;
        this.events = new ArrayList<>();
        for (Task task : tasks) {
            events.add(new Event(task.creation(), task, false));
            task.deletion().ifPresent(moment -> events.add(new Event(moment, task, true)));
        }
        events.sort(Comparator.comparing(Event::moment).thenComparing(Event::isDeletion));
    }

    private record Event(Duration moment, Task task, boolean isDeletion) {}

    Report play() {
        try (Simulation simulation = TraceCluster.simulate(nodes, seed)) {
            Cluster cluster = simulation.cluster();
            observe(cluster);
            cluster.await(Conditions.nodesReady(nodes.size()));
            Duration start = simulation.time();
            Duration length = events.isEmpty()
                    ? Duration.ZERO
                    : events.get(events.size() - 1).moment();
            List<Node> machines = cluster.client().nodes().list().items();
            int samples = 0;
            for (Event event : events) {
                while (event.moment().compareTo(length.multipliedBy(samples).dividedBy(SAMPLES)) >= 0) {
                    Duration moment = length.multipliedBy(samples++).dividedBy(SAMPLES);
                    runUntil(simulation, start.plus(moment));
                    report.add(sample(moment, machines));
                }
                runUntil(simulation, start.plus(event.moment()));
                carryOut(cluster.client(), event);
                progress.at(event.moment(), length, placement);
            }
            cluster.run(AFTERWARDS);
            report.end(length, placement);
            return report;
        }
    }

    private void observe(Cluster cluster) {
        Platform observer = cluster.world().platform().process("observer");
        Informers informers = new Informers(cluster.client(), observer);
        informers.of(Pod.class).handle(observer.worker("placement"), placement);
        informers.start();
    }

    private static void runUntil(Simulation simulation, Duration moment) {
        Duration ahead = moment.minus(simulation.time());
        if (!ahead.isNegative() && !ahead.isZero()) simulation.cluster().run(ahead);
    }

    private static void carryOut(Client client, Event event) {
        if (event.isDeletion()) {
            client.pods(NAMESPACE).deleteIfExists(event.task().name());
            return;
        }
        try {
            client.pods(NAMESPACE).create(event.task().pod());
        } catch (ApiException e) {
            throw new IllegalStateException("task " + event.task().name() + ": " + e.getMessage(), e);
        }
    }

    private Report.Sample sample(Duration moment, List<Node> machines) {
        return new Report.Sample(
                moment,
                placement.running(),
                placement.waiting(),
                placement.utilization("cpu", machines),
                placement.utilization("memory", machines),
                placement.utilization(Task.GPU_MILLI, machines));
    }
}
