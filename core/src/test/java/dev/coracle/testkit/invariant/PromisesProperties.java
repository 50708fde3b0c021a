package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random clusters, workloads, seeds and failures in simulated time: what the control loops promise. */
class PromisesProperties {
    private final PromisesRun run = new PromisesRun();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("safety and liveness: lost nodes, controllers and services do what they promise")
    void promisesAreKept(@ForAll(supplier = ClusterCases.class) ClusterCase random) {
        run.play(random);
    }

    @AfterProperty
    void everyPromiseWasPutToTheTest() {
        assertThat(run.exercised())
                .hasSize(PromisesRun.all().size())
                .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    }
}
