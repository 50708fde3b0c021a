package dev.coracle.testkit.invariant.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.InvariantMonitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random clusters, workloads, seeds and failures in simulated time: what happens in the end. */
class LivenessInvariantsProperties {
    private final Map<String, Long> exercised = new LinkedHashMap<>();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("liveness: what is wanted is there in the end, and then all is quiet")
    void promisesAreKept(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        try (Simulation simulation = Simulation.of(random.definition().build(), random.seed());
                InvariantMonitor monitor =
                        InvariantMonitor.on(simulation, LivenessInvariants.all().toArray(Invariant[]::new))) {
            random.begin(simulation);
            simulation.cluster().run(random.end().plusSeconds(30));
            monitor.check();
            simulation.cluster().run(Duration.ofMinutes(7));
            monitor.checkSettled();
            monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
        }
    }

    @AfterProperty
    void everyPromiseWasPutToTheTest() {
        assertThat(exercised)
                .hasSize(LivenessInvariants.all().size())
                .allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(100));
    }
}
