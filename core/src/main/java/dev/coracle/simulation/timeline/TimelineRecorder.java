package dev.coracle.simulation.timeline;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultRun;
import dev.coracle.simulation.observer.ChangeFeed;
import dev.coracle.simulation.observer.News;
import dev.coracle.simulation.timeline.Timeline.Mark;
import java.time.Duration;
import java.util.List;

/**
 * Follows the pods and nodes of a simulated cluster, and makes a {@link Timeline} of what it saw.
 *
 * <pre>{@code
 * try (Simulation simulation = shop.simulate(42);
 *         TimelineRecorder recorder = TimelineRecorder.on(simulation)) {
 *     FaultRun faults = plan.befall(simulation);
 *     simulation.cluster().run(Duration.ofMinutes(10));
 *     Files.writeString(Path.of("run.html"), recorder.timeline(faults.turns(), List.of()).html());
 * }
 * }</pre>
 *
 * <p>The run is the same with it and without: it plans no event, draws no chance and leaves no trace.
 *
 * <p><b>Threads.</b> The simulation's one.
 */
public final class TimelineRecorder implements AutoCloseable {
    private final Simulation simulation;
    private final Chronicle chronicle = new Chronicle();
    private final ChangeFeed changes;

    private TimelineRecorder(Simulation simulation) {
        this.simulation = simulation;
        this.changes = ChangeFeed.of(simulation.cluster(), List.of(Node.class, Pod.class), this::told);
    }

    /** Begins to follow; what is there already counts as having just appeared. */
    public static TimelineRecorder on(Simulation simulation) {
        return new TimelineRecorder(simulation);
    }

    private void told(List<News> news) {
        Duration now = simulation.time();
        for (News told : news) {
            if (told.object() instanceof Pod pod) chronicle.pod(now, pod, told.gone());
            else if (told.object() instanceof Node node) chronicle.node(now, node, told.gone());
        }
    }

    /** What happened up to now. */
    public Timeline timeline() {
        return timeline(List.of(), List.of());
    }

    /**
     * What happened up to now.
     *
     * @param turns faults that began and ended, in order
     * @param marks moments worth a look, in any order
     */
    public Timeline timeline(List<FaultRun.Turn> turns, List<Mark> marks) {
        changes.catchUp();
        String title = simulation.cluster().definition().name() + ", seed "
                + simulation.kernel().options().seed();
        return chronicle.timeline(title, simulation.time(), turns, marks);
    }

    /** Stops following; what was seen stays. May be called twice. */
    @Override
    public void close() {
        changes.close();
    }
}
