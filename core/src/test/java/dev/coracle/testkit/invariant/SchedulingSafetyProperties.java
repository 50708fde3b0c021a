package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random clusters, workloads, seeds and failures in simulated time: what the default parts of a cluster promise. */
class SchedulingSafetyProperties {
    private final SafetyRun run = new SafetyRun();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: no node is overcommitted and no pod bound twice; liveness: what is feasible runs in the end")
    void promisesAreKept(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        run.play(random);
    }

    @AfterProperty
    void everyPromiseWasPutToTheTest() {
        assertThat(run.exercised())
                .hasSize(3)
                .allSatisfy((name, count) -> assertThat(count).isGreaterThan(100));
    }
}
