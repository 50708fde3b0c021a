package dev.coracle.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Outcome;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A property of jqwik about the usual parts. */
class ExperimentCasesProperties {
    private final Experiment usual = Experiment.usual();

    @Provide
    Arbitrary<ClusterCase> cases() {
        return ExperimentCases.of(usual, Scope.SMALL);
    }

    @Property(tries = 15, seed = "42", edgeCases = EdgeCasesMode.NONE)
    @Label("safety and liveness: what the usual parts promise is kept through faults, and in the end")
    void promisesAreKept(@ForAll("cases") ClusterCase random) {
        Outcome outcome = usual.run(random).orThrow();
        Statistics.label("faults").collect(outcome.turns().isEmpty() ? "none" : "some");
        assertThat(outcome.time()).isPositive();
    }
}
