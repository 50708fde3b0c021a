package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.experiment.Experiment;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random clusters, workloads, seeds and failures in simulated time: what the default parts of a cluster promise. */
class SchedulingSafetyProperties {
    private final Experiment experiment = Experiment.usual();
    private final Map<String, Long> exercised = new LinkedHashMap<>();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Label("safety and liveness: what the usual parts promise is kept through faults, and in the end")
    void promisesAreKept(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        experiment.run(random).orThrow().exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
    }

    @AfterProperty
    void everyPromiseWasPutToTheTest() {
        assertThat(exercised)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).isPositive());
    }
}
