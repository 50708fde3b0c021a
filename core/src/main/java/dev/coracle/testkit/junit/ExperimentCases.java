package dev.coracle.testkit.junit;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import dev.coracle.testkit.experiment.Shrinker;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Random cases for properties of jqwik about one experiment: what fails shrinks to the smallest case that breaks the same
 * promise. (Those of {@link ClusterCases} know no experiment: on its way to a smaller one, jqwik may come to another
 * broken promise.)
 */
public final class ExperimentCases {
    private static final int RUNS = 10_000;
    private static final Duration TIME = Duration.ofSeconds(10);

    private ExperimentCases() {}

    /** Random cases of this scope. */
    public static Arbitrary<ClusterCase> of(Experiment experiment, Scope scope) {
        return ClusterCases.of(scope, drawn -> new Drawn(drawn, experiment, false));
    }

    /**
     * A case that becomes the smallest at one go.
     *
     * @param smallest whether it is that
     */
    private record Drawn(ClusterCase value, Experiment experiment, boolean smallest)
            implements Shrinkable<ClusterCase> {
        @Override
        public Stream<Shrinkable<ClusterCase>> shrink() {
            return smallest ? Stream.empty() : Stream.of(new Drawn(shrunk(), experiment, true));
        }

        private ClusterCase shrunk() {
            Outcome outcome = experiment.run(value);
            try (LivePlatform platform = new LivePlatform("shrinking")) {
                return new Shrinker(experiment, RUNS, TIME, platform.clock())
                        .shrink(outcome)
                        .played();
            }
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(smallest ? 0 : 1, value.toJson().length());
        }
    }
}
