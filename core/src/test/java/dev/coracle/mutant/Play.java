package dev.coracle.mutant;

import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.FeasiblePodsRun;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.InvariantError;
import dev.coracle.testkit.invariant.InvariantMonitor;
import dev.coracle.testkit.invariant.NoOvercommit;
import dev.coracle.testkit.invariant.SingleBinding;
import dev.coracle.testkit.invariant.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays a case. */
final class Play {
    /** Stands for an invariant: a case that is played twice goes the same way. */
    static final String SAME_AGAIN = "SameAgain";

    private static final Duration SETTLING = Duration.ofMinutes(7);

    private Play() {}

    private static List<Invariant> invariants() {
        return List.of(new NoOvercommit(), new SingleBinding(), new FeasiblePodsRun());
    }

    /** The first promise that is broken in a case, of those that count; all do where none is named. */
    static Optional<Violation> of(ClusterCase random, List<String> counting) {
        try (Simulation simulation = Simulation.of(random.definition().build(), random.seed());
                InvariantMonitor monitor =
                        InvariantMonitor.on(simulation, invariants().toArray(Invariant[]::new))) {
            random.begin(simulation);
            simulation.cluster().run(random.end().plusSeconds(30));
            Optional<Violation> first = first(monitor, counting);
            if (first.isPresent()) return first;
            simulation.cluster().run(SETTLING);
            try {
                monitor.checkSettled();
            } catch (InvariantError e) {
                return first(monitor, counting);
            }
            return Optional.empty();
        }
    }

    private static Optional<Violation> first(InvariantMonitor monitor, List<String> counting) {
        return monitor.violations().stream()
                .filter(it -> counting.isEmpty() || counting.contains(it.invariant()))
                .findFirst();
    }
}
