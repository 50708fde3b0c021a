package dev.coracle.simulation.failure;

import dev.coracle.cluster.Cluster;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What befalls a cluster, and when. When it is over, all that it befell is well again.
 *
 * @param failures in any order
 */
public record FailurePlan(List<Failure> failures) {
    /** Nothing happens. */
    public static final FailurePlan NONE = new FailurePlan(List.of());

    private record Step(Duration at, String name, Consumer<Cluster> action) {}

    /** A plan of these failures. */
    public FailurePlan {
        failures = List.copyOf(failures);
    }

    /** A plan of these failures. */
    public static FailurePlan of(Failure... failures) {
        return new FailurePlan(List.of(failures));
    }

    /** When the last failure is over, counted from the beginning. */
    public Duration end() {
        return failures.stream()
                .map(Failure::end)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Plans all failures of a simulated cluster, counted from now; returns at once. They strike whatever is going on: also
     * a component in the middle of a call. Let the run go on to {@link #end()} without a break: what is frozen in the
     * middle of a call when a run ends cannot be thawed.
     */
    public void befall(Simulation simulation) {
        Kernel kernel = simulation.kernel();
        Duration now = kernel.time();
        for (Step step : steps())
            kernel.at(now.plus(step.at()), step.name(), () -> step.action().accept(simulation.cluster()));
    }

    /** Plays all failures on any cluster, in its own time; returns when the last is over. */
    public void playOn(Cluster cluster) {
        Duration now = Duration.ZERO;
        for (Step step : steps()) {
            Duration gap = step.at().minus(now);
            if (!gap.isZero()) cluster.run(gap);
            step.action().accept(cluster);
            now = step.at();
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Failure failure : failures) {
            steps.add(new Step(failure.at(), failure.toString(), failure::begin));
            steps.add(new Step(failure.end(), "end of: " + failure, failure::end));
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    /** One failure to a line. */
    @Override
    public String toString() {
        if (failures.isEmpty()) return "no failures";
        return String.join("\n", failures.stream().map(Failure::toString).toList());
    }
}
