package dev.coracle.testkit.invariant;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.ClusterCase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Plays a random case in simulated time: safety all the way, then liveness. */
final class SafetyRun {
    /** Longer than the scheduler's longest backoff and its flush of pods that found no place. */
    private static final Duration SETTLING = Duration.ofMinutes(7);

    private final Map<String, Long> exercised = new LinkedHashMap<>();

    /** How often each promise was put to the test, over all runs. */
    Map<String, Long> exercised() {
        return exercised;
    }

    /** Fails where an invariant is broken. */
    void play(ClusterCase random) {
        play(random, definition -> definition);
    }

    void play(ClusterCase random, UnaryOperator<ClusterDefinition.Builder> change) {
        ClusterDefinition definition = change.apply(random.definition()).build();
        try (Simulation simulation = Simulation.of(definition, random.seed());
                InvariantMonitor monitor = InvariantMonitor.on(
                        simulation.cluster(), new NoOvercommit(), new SingleBinding(), new FeasiblePodsRun())) {
            random.begin(simulation);
            simulation.cluster().run(random.end().plusSeconds(30));
            monitor.check();
            simulation.cluster().run(SETTLING);
            monitor.checkSettled();
            monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
        }
    }
}
