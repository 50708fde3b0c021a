package dev.coracle.testkit.invariant.leader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterCases;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.InvariantMonitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Random clusters with two schedulers and two managers, which crash, freeze and are cut off. */
class LeaderInvariantsProperties {
    private final Map<String, Long> exercised = new LinkedHashMap<>();

    /** What befalls those who stand for election. */
    @Provide
    Arbitrary<List<Fault>> failures() {
        Arbitrary<FaultKind> kinds = Arbitraries.of(
                FaultKind.COMPONENT_CRASH,
                FaultKind.COMPONENT_STOP,
                FaultKind.COMPONENT_FREEZE,
                FaultKind.COMPONENT_DISCONNECT);
        Arbitrary<Duration> begins = Arbitraries.longs().between(0, 120_000).map(Duration::ofMillis);
        Arbitrary<Duration> lengths = Arbitraries.of(100L, 2_000L, 9_900L, 10_100L, 14_900L, 15_100L, 18_000L, 40_000L)
                .map(Duration::ofMillis);
        return Combinators.combine(begins, kinds, Arbitraries.of(Rivals.NAMES), lengths)
                .as(Fault::at)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @Label("safety: one leads, stops in time and is replaced in time, and nothing is done twice")
    void promisesAreKept(
            @ForAll(supplier = ClusterCases.class) ClusterCase random, @ForAll("failures") List<Fault> failures) {
        try (Simulation simulation =
                        Simulation.of(Rivals.in(random.definition()).build(), random.seed());
                InvariantMonitor monitor =
                        InvariantMonitor.on(simulation, LeaderInvariants.all().toArray(Invariant[]::new))) {
            random.begin(simulation);
            FaultPlan more = new FaultPlan(failures);
            more.befall(simulation);
            simulation.cluster().run(random.end().plusSeconds(30));
            simulation.cluster().run(more.end());
            monitor.check();
            monitor.exercised().forEach((name, count) -> exercised.merge(name, count, Long::sum));
        }
    }

    @AfterProperty
    void everyPromiseWasPutToTheTest() {
        assertThat(exercised)
                .hasSize(6)
                .allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(20));
    }
}
